/** Takes the place of react-devtools-core, which Ink loads only when DEV is set. */
const none = {};

export default none;
