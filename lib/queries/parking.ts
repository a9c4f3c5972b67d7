import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import * as api from '#lib/api/parking.ts';
import { type ParkingSchedule, setParkingSchedule } from '#lib/api/parking-schedule.ts';
import { callApi } from './call-api.ts';
import { keys } from './keys.ts';

const parkingQuery = (name: string) =>
  queryOptions({
    queryKey: keys.parking(name),
    queryFn: ({ signal }) => callApi(api.getParking, { params: { name }, signal }),
  });

/** Whether an environment is parked, and what parking it would do. */
export const useParking = (name: string) => useQuery(parkingQuery(name));

export function useParkEnvironment(name: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (confirm: string) =>
      callApi(api.parkEnvironment, { params: { name }, body: { confirm } }),
    onSettled: () => client.invalidateQueries({ queryKey: keys.parking(name) }),
  });
}

export function useWakeEnvironment(name: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => callApi(api.wakeEnvironment, { params: { name } }),
    onSettled: () => client.invalidateQueries({ queryKey: keys.parking(name) }),
  });
}

export function useSetParkingSchedule(name: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: ParkingSchedule) => callApi(setParkingSchedule, { params: { name }, body }),
    onSettled: () => client.invalidateQueries({ queryKey: keys.parking(name) }),
  });
}
