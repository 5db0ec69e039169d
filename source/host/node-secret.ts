/**
Advice where a secret cannot be loaded on a node of a cluster. After a failover that is no matter of the service
account, as it is elsewhere: a registry key that goes with the resource brings the secret of another node, which this
one cannot decrypt.
*/
export const nodeSecretAdvice = 'Leave the service account as it is, and do not restore again.'
	+ ' See whether the ENTSSO resource in Failover Cluster Manager has Registry Replication:'
	+ ' it may overwrite the secret of this node.';
