import { createApp } from 'vue';
import Replay from './replay.vue';

createApp(Replay).mount('#app');
