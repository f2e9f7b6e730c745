namespace MlPipeline.Interactive.Grammar;

/// <summary>Finds the word that a misspelt one was probably meant to be.</summary>
internal static class Suggestion
{
    /// <summary>The candidate that begins like the word, else the closest one, or null where none is close enough to be meant.</summary>
    public static string? For(string word, IEnumerable<string> candidates)
    {
        var known = candidates.Order(StringComparer.Ordinal).ToList();
        if (known.Find(candidate => word.Length > 1 && candidate.StartsWith(word, StringComparison.OrdinalIgnoreCase)) is { } begun)
        {
            return begun;
        }

        var closest = known.MinBy(candidate => Distance(word, candidate));
        return closest is not null && Distance(word, closest) <= Math.Max(1, word.Length / 3) ? closest : null;
    }

    /// <summary>How many letters must be changed, added, removed or swapped with their neighbour.</summary>
    private static int Distance(string left, string right)
    {
        var cost = new int[left.Length + 1, right.Length + 1];
        for (var i = 0; i <= left.Length; i++)
        {
            for (var j = 0; j <= right.Length; j++)
            {
                cost[i, j] = i == 0 || j == 0 ? i + j : Cheapest(left, right, i, j, cost);
            }
        }

        return cost[left.Length, right.Length];
    }

    private static int Cheapest(string left, string right, int i, int j, int[,] cost)
    {
        var same = char.ToLowerInvariant(left[i - 1]) == char.ToLowerInvariant(right[j - 1]);
        var cheapest = Math.Min(Math.Min(cost[i - 1, j], cost[i, j - 1]) + 1, cost[i - 1, j - 1] + (same ? 0 : 1));
        var swapped = i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1];
        return swapped ? Math.Min(cheapest, cost[i - 2, j - 2] + 1) : cheapest;
    }
}
