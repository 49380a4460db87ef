namespace NebulaBench.Datasets.Shapes.Formats;

/// <summary>
/// Reads numbers as files are full of them, in a fraction of the library's time and to the same bit. Numbers of up to 15 digits are whole
/// numbers times a power of ten; both are exact in double precision, so that their quotient or product is rounded once (Clinger, 1990).
/// Everything else is left to the library.
/// </summary>
internal static class PlainNumber
{
    private const int MostDigits = 15, MostDigitsOfInt = 9;

    private static readonly double[] PowersOfTen =
    [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
    ];

    /// <summary>Reads a number such as <c>-12.5</c> or <c>1.25e-3</c>; false for what is not plain.</summary>
    public static bool TryParse(ReadOnlySpan<byte> word, out float value)
    {
        value = 0;
        bool negative = TakeSign(ref word);
        long digits = 0;
        int at = 0, point = -1;
        for (; at < word.Length; at++)
        {
            int digit = word[at] - '0';
            if ((uint)digit <= 9)
            {
                digits = (digits * 10) + digit;
            }
            else if (word[at] == '.' && point < 0)
            {
                point = at;
            }
            else
            {
                break;
            }
        }
        int count = point < 0 ? at : at - 1, power = point < 0 ? 0 : point + 1 - at;
        if (count is 0 or > MostDigits || !TryParseExponent(word[at..], ref power) || Math.Abs(power) >= PowersOfTen.Length)
        {
            return false;
        }
        double exact = power < 0 ? digits / PowersOfTen[-power] : digits * PowersOfTen[power];
        value = (float)(negative ? -exact : exact);
        // Rounded a second time, to single precision: that goes wrong only where the first time ended half-way between two of its numbers.
        return (BitConverter.DoubleToInt64Bits(exact) & 0x1FFF_FFFF) != 0x1000_0000;
    }

    /// <summary>Reads a whole number of up to nine digits; false for what is not plain.</summary>
    public static bool TryParse(ReadOnlySpan<byte> word, out int value)
    {
        value = 0;
        bool negative = TakeSign(ref word);
        if (word.Length is 0 or > MostDigitsOfInt)
        {
            return false;
        }
        foreach (byte letter in word)
        {
            int digit = letter - '0';
            if ((uint)digit > 9)
            {
                return false;
            }
            value = (value * 10) + digit;
        }
        value = negative ? -value : value;
        return true;
    }

    private static bool TakeSign(ref ReadOnlySpan<byte> word)
    {
        bool negative = word is [(byte)'-', ..];
        word = negative || word is [(byte)'+', ..] ? word[1..] : word;
        return negative;
    }

    private static bool TryParseExponent(ReadOnlySpan<byte> rest, ref int power)
    {
        if (rest.IsEmpty)
        {
            return true;
        }
        bool there = TryParse(rest[1..], out int exponent);
        power += exponent;
        return there && (rest[0] is (byte)'e' or (byte)'E');
    }
}
