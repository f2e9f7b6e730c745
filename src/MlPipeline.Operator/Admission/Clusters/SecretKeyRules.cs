using System.Text.Json.Nodes;
using MlPipeline.KubeDirector.Resources;
using MlPipeline.Operator.SecretKeys;

namespace MlPipeline.Operator.Admission.Clusters;

/// <summary>Values that are stored encrypted under the kdconfig's master key.</summary>
internal static class SecretKeyRules
{
    public static void Check(ClusterReview review)
    {
        foreach (var (role, _, roleIndex) in review.Roles)
        {
            foreach (var (key, index) in (role.SecretKeys ?? []).Select((key, index) => (key, index)))
            {
                Check(review, role.Id, key, (JsonArray)review.RoleNode(roleIndex)["secretKeys"]!, index);
            }
        }
    }

    private static void Check(ClusterReview review, string role, SecretKey key, JsonArray keys, int index)
    {
        if (string.IsNullOrEmpty(key.Value) && !string.IsNullOrEmpty(key.EncryptedValue))
        {
            if (key.EncryptedValue != Stored(review, role, key.Name))
            {
                review.Messages.Add($"manually setting secret key ({key.Name}) encrypted value is forbidden");
            }
        }
        else if (review.Config.MasterEncryptionKey is { } masterKey && SecretKeyCipher.KeyProblem(masterKey) is null)
        {
            keys[index] = new JsonObject
            {
                ["name"] = key.Name,
                ["encryptedValue"] = SecretKeyCipher.Encrypt(masterKey, key.Value ?? ""),
            };
        }
        else
        {
            review.Messages.Add($"cannot encrypt secret key {key.Name}");
        }
    }

    private static string? Stored(ClusterReview review, string role, string name) =>
        (string?)Named(Named(review.StoredSpec?["roles"], "id", role)?["secretKeys"], "name", name)?["encryptedValue"];

    private static JsonObject? Named(JsonNode? list, string property, string value) =>
        (list as JsonArray ?? []).OfType<JsonObject>().FirstOrDefault(item => (string?)item[property] == value);
}
