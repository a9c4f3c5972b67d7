/** ELK on a thread of its own: imported where there is no document, it answers messages by itself. */
import 'elkjs/lib/elk-worker.min.js';
