export default function HomePage() {
  return <main>Strata</main>;
}
