const sixteen = {level: 1};

/** What chalk takes the terminal to be able to: the text cursor is one of its styles, so there must be some. */
const supportsColor = {stdout: sixteen, stderr: sixteen};

export default supportsColor;
