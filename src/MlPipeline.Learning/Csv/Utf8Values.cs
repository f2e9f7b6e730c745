using System.Globalization;

namespace MlPipeline.Learning.Csv;

/// <summary>Numbers and points in time as trip files write them, read straight from bytes.</summary>
internal static class Utf8Values
{
    private const int DateLength = 10;
    private const int DateTimeLength = 19;
    private const int MostExactDigits = 15;

    private static readonly double[] PowersOfTen =
        [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

    /// <summary>Reads a finite number such as <c>12.5</c>.</summary>
    /// <param name="text">The whole field.</param>
    /// <param name="value">The number.</param>
    /// <returns>False where the field is no number.</returns>
    public static bool TryNumber(ReadOnlySpan<byte> text, out double value)
    {
        var digits = 0;
        var decimals = 0;
        var mantissa = 0L;
        var afterPoint = false;
        foreach (var character in text)
        {
            var digit = character - '0';
            if ((uint)digit <= 9 && digits < MostExactDigits)
            {
                mantissa = (mantissa * 10) + digit;
                digits++;
                decimals += afterPoint ? 1 : 0;
            }
            else if (character == (byte)'.' && !afterPoint)
            {
                afterPoint = true;
            }
            else
            {
                return TryUnusualNumber(text, out value);
            }
        }

        // Both are exact in a double, so the quotient is the nearest double to the text.
        value = mantissa / PowersOfTen[decimals];
        return digits > 0;
    }

    /// <summary>Reads the id of a zone: a whole number, also as <c>48.0</c>.</summary>
    /// <param name="text">The whole field.</param>
    /// <param name="id">The id.</param>
    /// <returns>False where the field is no whole number from 0 to 65535.</returns>
    public static bool TryZone(ReadOnlySpan<byte> text, out ushort id)
    {
        var isNumber = TryNumber(text, out var value) && value >= 0 && value <= ushort.MaxValue && value == Math.Floor(value);
        id = isNumber ? (ushort)value : default;
        return isNumber;
    }

    /// <summary>Reads <c>2019-01-31 18:05:59</c>, with <c>T</c> between date and time or a fraction of a second also.</summary>
    /// <param name="text">The whole field.</param>
    /// <param name="value">The point in time, New York's clock.</param>
    /// <returns>False where the field is no such time.</returns>
    public static bool TryTime(ReadOnlySpan<byte> text, out DateTime value)
    {
        value = default;
        if (text.Length < DateTimeLength || text[4] != '-' || text[7] != '-' || text[DateLength] is not ((byte)' ' or (byte)'T')
            || text[13] != ':' || text[16] != ':')
        {
            return false;
        }

        var year = (Two(text) * 100) + Two(text[2..]);
        var month = Two(text[5..]);
        var day = Two(text[8..]);
        var hour = Two(text[11..]);
        var minute = Two(text[14..]);
        var second = Two(text[17..]);
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)
            || (uint)hour > 23 || (uint)minute > 59 || (uint)second > 59)
        {
            return false;
        }

        value = new DateTime(year, month, day, hour, minute, second);
        return text.Length == DateTimeLength || TryFraction(text[DateTimeLength..], ref value);
    }

    /// <returns>The number of two digits, or a number below every valid one.</returns>
    private static int Two(ReadOnlySpan<byte> text)
    {
        var tens = text[0] - '0';
        var ones = text[1] - '0';
        return (uint)tens <= 9 && (uint)ones <= 9 ? (tens * 10) + ones : -10_000;
    }

    private static bool TryFraction(ReadOnlySpan<byte> text, ref DateTime value)
    {
        if (text[0] != '.' || !TryNumber(text, out var fraction))
        {
            return false;
        }

        value = value.AddSeconds(fraction);
        return true;
    }

    private static bool TryUnusualNumber(ReadOnlySpan<byte> text, out double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);
}
