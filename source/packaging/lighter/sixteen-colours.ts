const sixteen = {level: 1};

/** Colours that chalk assumes: the text cursor is one of its styles, so there must be some. */
const supportsColor = {stdout: sixteen, stderr: sixteen};

export default supportsColor;
