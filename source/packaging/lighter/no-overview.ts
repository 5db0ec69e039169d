/** Shows nothing. */
export default function noOverview(): undefined {
	// React draws nothing of it.
}
