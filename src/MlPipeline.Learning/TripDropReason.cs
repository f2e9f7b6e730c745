namespace MlPipeline.Learning;

/// <summary>Why a row of a trip file is not used. A row counts once, under the first reason of this list that applies.</summary>
public enum TripDropReason
{
    /// <summary>Too few fields, or unbalanced quotes.</summary>
    MalformedRow,

    /// <summary>A field that is needed is empty.</summary>
    MissingValue,

    /// <summary>A time is not written as <c>yyyy-MM-dd HH:mm:ss</c>.</summary>
    MalformedDate,

    /// <summary>A distance or a zone is no number.</summary>
    MalformedNumber,

    /// <summary>The zone table has no such zone.</summary>
    UnknownZone,

    /// <summary>The trip took 20 seconds or less, or three hours or more, or ended before it began.</summary>
    DurationOutOfRange,

    /// <summary>The trip went no distance at all, or 150 miles or more.</summary>
    DistanceOutOfRange,
}
