namespace MlPipeline.ApiServer.Tables;

/// <summary>Durations as kubectl prints them: two units at most, fewer the longer it is. Source: k8s.io/apimachinery, <c>util/duration</c>.</summary>
internal static class HumanDuration
{
    public static string Of(TimeSpan duration)
    {
        var seconds = (long)Math.Floor(duration.TotalSeconds);
        var (minutes, hours) = (seconds / 60, seconds / 3600);
        return seconds switch
        {
            < -1 => "<invalid>",
            < 0 => "0s",
            < 120 => FormattableString.Invariant($"{seconds}s"),
            _ when minutes < 10 => Two(minutes, "m", seconds % 60, "s"),
            _ when minutes < 180 => FormattableString.Invariant($"{minutes}m"),
            _ when hours < 8 => Two(hours, "h", minutes % 60, "m"),
            _ when hours < 48 => FormattableString.Invariant($"{hours}h"),
            _ when hours < 192 => Two(hours / 24, "d", hours % 24, "h"),
            _ when hours < 24 * 365 * 2 => FormattableString.Invariant($"{hours / 24}d"),
            _ when hours < 24 * 365 * 8 => Two(hours / 24 / 365, "y", hours / 24 % 365, "d"),
            _ => FormattableString.Invariant($"{hours / 24 / 365}y"),
        };
    }

    private static string Two(long first, string firstUnit, long second, string secondUnit) =>
        second == 0 ? FormattableString.Invariant($"{first}{firstUnit}") : FormattableString.Invariant($"{first}{firstUnit}{second}{secondUnit}");
}
