/** An empty module. */
const nothing = {};

export default nothing;
