using MlPipeline.Learning.Randomness;

namespace MlPipeline.Learning.Generation;

/// <summary>When people take cabs: January to June 2019, by day of the week and hour.</summary>
internal sealed class CalendarDemand
{
    private const int HoursPerDay = 24;
    private const int SecondsPerHour = 3600;

    private static readonly DateTime FirstDay = new(2019, 1, 1);
    private static readonly DateTime EndDay = new(2019, 7, 1);

    private static readonly double[] ByDayOfWeek = [124, 122, 147, 149, 155, 156, 148];

    private static readonly double[] WeekdayHours =
        [15, 10, 6, 4, 5, 9, 23, 42, 50, 47, 44, 46, 48, 45, 50, 50, 48, 55, 60, 61, 56, 50, 47, 34];

    private static readonly double[] WeekendHours =
        [53, 40, 30, 20, 14, 8, 11, 14, 24, 36, 42, 50, 54, 57, 56, 57, 58, 54, 64, 55, 49, 46, 48, 41];

    private readonly WeightedChoice _hours = new(
        from day in Enumerable.Range(0, (EndDay - FirstDay).Days)
        let date = FirstDay.AddDays(day)
        from hour in Enumerable.Range(0, HoursPerDay)
        select ByDayOfWeek[(int)date.DayOfWeek] * HourWeights(date)[hour]);

    public DateTime Next(RandomSequence random) =>
        FirstDay.AddSeconds(((long)_hours.Next(random) * SecondsPerHour) + random.Next(SecondsPerHour));

    private static double[] HourWeights(DateTime date) =>
        date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? WeekendHours : WeekdayHours;
}
