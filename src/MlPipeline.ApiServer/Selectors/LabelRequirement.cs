namespace MlPipeline.ApiServer.Selectors;

/// <summary>One condition on labels.</summary>
/// <param name="Label">Key of the label.</param>
/// <param name="Operator">How its value is compared.</param>
/// <param name="Values">What it is compared with.</param>
internal sealed record LabelRequirement(string Label, LabelOperator Operator, IReadOnlyList<string> Values)
{
    public bool Matches(IReadOnlyList<KeyValuePair<string, string>> labels)
    {
        string? value = null;
        foreach (var label in labels)
        {
            if (label.Key == Label)
            {
                value = label.Value;
                break;
            }
        }

        return Operator switch
        {
            LabelOperator.Exists => value is not null,
            LabelOperator.DoesNotExist => value is null,
            LabelOperator.In => value is not null && Values.Contains(value),
            _ => value is null || !Values.Contains(value),
        };
    }
}
