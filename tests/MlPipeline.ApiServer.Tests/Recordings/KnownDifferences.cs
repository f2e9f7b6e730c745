namespace MlPipeline.ApiServer.Tests.Recordings;

/// <summary>Exchanges that this server answers otherwise than the recorded one, by the reason.</summary>
internal static class KnownDifferences
{
    private static readonly (string Reason, string[] Exchanges)[] ByReason =
    [
        ("Servers of today name the place in a list, and the value that is out of bounds.",
        [
            "12 members as a string 2", "12 members 1.5, -1 1", "12 members 1.5, -1 2", "12 many at once 2", "12 update to an invalid value (PUT) 1",
            "12 kdapp errors 1", "12 kdconfig with another name 1", "13 json patch: invalid result 2",
        ]),
        ("Servers of today answer what a client did wrong with 4xx, where that one answered 500.",
        [
            "11 resourceVersion set on create 1", "13 merge patch: not an object / bad JSON 2", "16 resourceVersion not a number 1",
            "15 list at resourceVersion=0, =N NotOlderThan, Exact, expired Exact, future 6",
        ]),
        ("Servers of today word it like this.", ["11 bad name 1"]),
        ("Servers of today refuse to replace what is not there (RFC 6902, 4.3).", ["13 json patch: invalid result 1"]),
        ("The words are those of the JSON parser, not of Go's.",
        [
            "11 wrong kind / wrong apiVersion / no kind in the body 3", "11 invalid JSON 1", "12 metadata of the wrong type 1", "13 json patch: not a list 1",
            "13 merge patch: not an object / bad JSON 1", "15 garbage continue 1",
        ]),
        ("Bodies and answers are JSON; kubectl and KubernetesClient ask for nothing else.",
        [
            "11 unsupported media type 1", "11 YAML body 1", "11 no Content-Type (curl default form type) 1", "11 not acceptable 1", "11 not acceptable 2", "11 Accept yaml 1",
        ]),
        ("There is no server-side apply: kubectl uses it only where it is told to.",
        [
            "13 strategic merge patch on a custom resource: 415 1", "13 application/json as a patch type: 415 1", "13 server-side apply: create 2",
            "13 server-side apply: same again, 200, no resourceVersion change 1", "13 server-side apply: another manager, conflict 409 1",
            "13 server-side apply: force 1", "13 server-side apply: no fieldManager 1", "13 server-side apply: invalid object 1",
            "13 server-side apply: unknown field 1",
            "13 server-side apply: a field dropped from the applied set is removed (alice applies without the label) 1",
            "13 server-side apply: managedFields in the body 1", "13 server-side apply: name mismatch 1",
        ]),
        ("Objects that were made as YAML or by server-side apply are not there.",
        [
            "11 plain delete: Status Success with details 1", "15 list at resourceVersion=0, =N NotOlderThan, Exact, expired Exact, future 3",
            "15 Table (what kubectl get asks for) 1",
        ]),
        ("The kdapps are the test's own; columns and kinds of cells are the same.", ["15 Table (what kubectl get asks for) 2"]),
        ("A list of metadata says how much remains, as every list.", ["15 PartialObjectMetadataList 1"]),
        ("The stores differ: no keys of etcd, one window of changes for all kinds, nothing compacted by hand.",
        [
            "11 PUT with a uid that differs 1", "15 expired continue: etcd compacted past the token's revision 3", "16 expired resourceVersion, core resource 1",
        ]),
        ("What is wrong is said once.",
            ["11 finalizer: delete answers 200 with the object and a deletionTimestamp; it goes when the finalizer goes 4"]),
        ("A POST goes to a collection; that server took it for custom resources at an object too.", ["10 method not allowed: POST on an object 1"]),
        ("Built-in kinds are checked as JSON, all of it at once, and not first decoded into types.",
        [
            "12 core validation for comparison: a Service and a StatefulSet 2", "12 core validation for comparison: a Service and a StatefulSet 3",
        ]),
        ("Nobody is let in without a token, not even as system:anonymous.",
        [
            "17 no credentials: anonymous auth is on, so RBAC answers 403 as system:anonymous 1",
            "17 no credentials: anonymous auth is on, so RBAC answers 403 as system:anonymous 2",
            "17 no credentials: anonymous auth is on, so RBAC answers 403 as system:anonymous 5",
            "17 malformed Authorization headers 1", "17 malformed Authorization headers 2",
        ]),
        ("An allowed review does not say by which binding.", ["17 SelfSubjectAccessReview / RulesReview 1"]),
        ("The server has its own version, paths and checks.",
        [
            "10 unknown top-level path 1", "17 no credentials: anonymous auth is on, so RBAC answers 403 as system:anonymous 3", "18 2", "18 4", "18 7",
            "18 Warning header: a deprecated API 1",
        ]),
    ];

    /// <summary>The reason by exchange.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } =
        ByReason.SelectMany(group => group.Exchanges.Select(exchange => (exchange, group.Reason))).ToDictionary(each => each.exchange, each => each.Reason, StringComparer.Ordinal);
}
