/** One way to have administrator rights, in the same words wherever it is named; the readme has them too. */
export const startElevatedByHand =
	'In the Start menu type cmd, right-click Command Prompt, choose Run as administrator, and start this program there.';
