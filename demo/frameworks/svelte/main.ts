import { mount } from 'svelte';
import Replay from './replay.svelte';

mount(Replay, { target: document.querySelector('#app')! });
