import { settings } from '../../../assets/kefuflow/settings.js';

export default { ...settings('welcome'), links: [] };
