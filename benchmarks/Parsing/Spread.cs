using System.Globalization;

namespace NebulaBench.Benchmarks.Parsing;

/// <summary>How a quantity came out over the rounds.</summary>
internal sealed class Spread
{
    private readonly List<double> values = [];

    public double Median => values.Order().ElementAt(values.Count / 2);

    public void Add(double value) => values.Add(value);

    public string Text(string format) => string.Join(
        " - ", new[] { values.Min(), Median, values.Max() }.Select(value => value.ToString(format, CultureInfo.InvariantCulture)));
}
