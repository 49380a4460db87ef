using System.Globalization;
using System.Text;
using CsCheck;
using NebulaBench.Datasets.Shapes.Formats;

namespace NebulaBench.Datasets.Shapes.Tests;

[TestFixture]
internal sealed class PlainNumberTests
{
    private static readonly Gen<string> Written = Gen.Select(Gen.Float, Gen.Double.Unit, Gen.Int[0, 9], Gen.OneOf("R", "G6", "G9", "F6", "E7", "G17"))
        .Select((any, unit, power, format) => format == "R"
            ? any.ToString(format, CultureInfo.InvariantCulture)
            : (unit * Math.Pow(10, power - 4)).ToString(format, CultureInfo.InvariantCulture));

    // Between two neighbors of single precision lies one number of double precision that is as far from both.
    private static readonly Gen<string> HalfWay = Gen.Float[0.001f, 1e6f].Select(
        value => (((double)value + MathF.BitIncrement(value)) / 2).ToString("G15", CultureInfo.InvariantCulture));

    private static readonly Gen<string> Odd = Gen.OneOf("0123456789", "+-.eE", "1.5e", "nan ").Array[0, 4].SelectMany(
        alphabets => Gen.Char[string.Concat(alphabets) + "0"].Array[0, 12].Select(letters => new string(letters)));

    [Test]
    public void TryParse_Number_IsTheLibrarysToTheBit() => Gen.OneOf(Written, HalfWay, Odd).Sample(
        text =>
        {
            byte[] word = Encoding.ASCII.GetBytes(text);
            return !PlainNumber.TryParse(word, out float value)
                || (float.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out float expected)
                    && BitConverter.SingleToInt32Bits(value) == BitConverter.SingleToInt32Bits(expected));
        },
        iter: 300_000);

    [Test]
    public void TryParse_WholeNumber_IsTheLibrarys() => Gen.OneOf(Odd, Gen.Int.Select(value => value.ToString(CultureInfo.InvariantCulture))).Sample(
        text =>
        {
            byte[] word = Encoding.ASCII.GetBytes(text);
            return !PlainNumber.TryParse(word, out int value)
                || (int.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int expected) && value == expected);
        },
        iter: 100_000);

    [TestCase("20.967", ExpectedResult = true)]
    [TestCase("-0.12345678", ExpectedResult = true)]
    [TestCase("+1.25e-3", ExpectedResult = true)]
    [TestCase(".5", ExpectedResult = true)]
    [TestCase("-0", ExpectedResult = true)]
    [TestCase("1234567890123456", ExpectedResult = false, Description = "more digits than are exact")]
    [TestCase("1e-23", ExpectedResult = false, Description = "a power of ten that is not exact")]
    [TestCase("16777217", ExpectedResult = false, Description = "half-way between two numbers")]
    [TestCase("1e", ExpectedResult = false)]
    [TestCase(".", ExpectedResult = false)]
    [TestCase("-", ExpectedResult = false)]
    [TestCase("", ExpectedResult = false)]
    [TestCase("1.2.3", ExpectedResult = false)]
    [TestCase("nan", ExpectedResult = false)]
    public bool TryParse_Word_IsPlainOrNot(string word) => PlainNumber.TryParse(Encoding.ASCII.GetBytes(word), out float _);
}
