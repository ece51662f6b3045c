import { settings } from '../../../assets/kefuflow/settings.js';

export default await settings('admin');
