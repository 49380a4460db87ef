using System.Globalization;
using NebulaBench.Conformance.Points;
using NebulaBench.Metrics;

namespace NebulaBench.Conformance.Metrics;

/// <summary>What every metric must do.</summary>
/// <param name="create">Makes the metric; called several times, with the same options each time.</param>
public sealed class MetricPoints(Func<IMetric> create)
{
    private const double Rounding = 1e-9;

    /// <summary>The points; the first are those without which nothing else can be looked at.</summary>
    public IReadOnlyList<ConformancePoint> All =>
    [
        new(
            "describes its values", "Descriptors must say of each value what it is: id, family, name, formula, range, edge cases and citation.",
            DescribesItsValues) { IsBasic = true },
        new("measures some data", "Give a value, or a reason why there is none, under the id of a descriptor.", MeasuresSomeData) { IsBasic = true },
        new("the same input gives the same values", "Draw from the seeds that are given, never from a generator of your own.", GivesTheSameTwice),
        new(
            "the order of samples does not matter", "Treat all samples alike; where halves or draws are compared, say so with DependsOnOrder.",
            OrderDoesNotMatter),
        new("keeps its range", "Values must lie within the range of their descriptor; correct either of the two.", KeepsItsRange),
        new(
            "takes constant, repeated and single samples", "Return Score.Undefined with a reason where there is no value, and throw nothing.",
            TakesEdgeCases),
        new("takes samples of which nothing else is known", "Labels, assignments, factors and the like may be null: leave such values out, or undefined.",
            TakesUnknown),
        new("changes nothing that it is given", "Do not write into the arrays: other metrics read them too.", ChangesNothing),
    ];

    private void DescribesItsValues()
    {
        IMetric metric = create();
        MetricFamily? family = MetricContracts.FamilyOf(metric.GetType());
        Require.That(family is not null, $"it implements none of {string.Join(", ", MetricContracts.All.Select(contract => contract.Name))}");
        Require.That(metric.Descriptors is { Count: > 0 }, "it describes no value");
        foreach (MetricDescriptor descriptor in metric.Descriptors)
        {
            Require.That(MetricContracts.IsValueId(descriptor.Id), $"the id '{descriptor.Id}' is not snake_case");
            Require.That(descriptor.Family == family, $"{descriptor.Id}: its family is {descriptor.Family}, but its contract is of {family}");
            (string Text, string Name)[] texts =
            [
                (descriptor.Name, "name"), (descriptor.Formula, "formula"), (descriptor.Range, "range"), (descriptor.EdgeCases, "edge cases"),
                (descriptor.Citation, "citation"),
            ];
            foreach ((string text, string name) in texts)
            {
                Require.That(!string.IsNullOrWhiteSpace(text), $"{descriptor.Id}: its {name} is empty");
            }
        }
        Require.That(metric.Descriptors.DistinctBy(descriptor => descriptor.Id).Count() == metric.Descriptors.Count, "two values have one id");
    }

    private void MeasuresSomeData()
    {
        IReadOnlyList<MetricDescriptor> descriptors = create().Descriptors;
        IReadOnlyList<MeasuredValue> values = Measure(MetricData.Noise());
        if (values.Count == 0)
        {
            throw new NotApplicableException("it measures none of the data that it is tried on");
        }
        foreach (MeasuredValue value in values)
        {
            Require.That(descriptors.Any(descriptor => descriptor.Describes(value.Key)), $"{value}: no descriptor describes it");
            Require.That(value.Score != default, $"{value}: it has neither a number nor a reason");
            Require.That(value.Score.Value is not null || !string.IsNullOrWhiteSpace(value.Score.Reason), $"{value}: it has no reason");
        }
        MeasuredValue? twice = values.GroupBy(value => (value.Where, value.Key)).Where(same => same.Count() > 1).Select(same => same.First()).FirstOrDefault();
        Require.That(twice is null, $"{twice}: it is given twice");
    }

    private void GivesTheSameTwice()
    {
        IReadOnlyList<MeasuredValue> first = Measure(MetricData.Noise()), again = Measure(MetricData.Noise());
        if (!first.SequenceEqual(again))
        {
            throw new ConformanceException($"it gives {Difference(first, again)}");
        }
    }

    private void OrderDoesNotMatter()
    {
        if (create().DependsOnOrder)
        {
            throw new NotApplicableException("it says that it depends on the order");
        }
        IReadOnlyList<MeasuredValue> first = Measure(MetricData.Noise()), turned = Measure(MetricData.Noise().Reordered());
        bool alike = first.Count == turned.Count && first.Zip(turned).All(pair =>
            pair.First.Key == pair.Second.Key && Near(pair.First.Score.Value, pair.Second.Score.Value));
        if (!alike)
        {
            throw new ConformanceException($"in another order it gives {Difference(first, turned)}");
        }
    }

    private void KeepsItsRange()
    {
        IReadOnlyList<MetricDescriptor> descriptors = create().Descriptors;
        ValueRange?[] ranges = [.. descriptors.Select(descriptor => ValueRange.Parse(descriptor.Range))];
        if (ranges.All(range => range is null))
        {
            throw new NotApplicableException("none of its ranges is an interval of numbers");
        }
        foreach (MeasuredValue value in MetricData.Every.SelectMany(Measure).Where(value => value.Score.Value is not null))
        {
            int at = descriptors.Select((descriptor, index) => (descriptor, index)).First(entry => entry.descriptor.Describes(value.Key)).index;
            Require.That(
                ranges[at] is not { } range || range.Holds(value.Score.Value!.Value, Rounding),
                FormattableString.Invariant($"{value}: {value.Score.Value} is not in {descriptors[at].Range}"));
        }
    }

    private void TakesEdgeCases()
    {
        foreach (MetricData data in MetricData.EdgeCases)
        {
            Measure(data);
        }
    }

    private void TakesUnknown() => Measure(MetricData.Noise().Unknown());

    private void ChangesNothing()
    {
        MetricData data = MetricData.Noise();
        Measure(data);
        Require.That(data.Equals(MetricData.Noise()), "an array has changed");
    }

    private IReadOnlyList<MeasuredValue> Measure(MetricData data)
    {
        IReadOnlyList<MeasuredValue> values = [];
        Require.At(data.Name, () => values = MetricProbe.Measure(create(), data));
        return values;
    }

    private static bool Near(double? a, double? b) =>
        a == b || (a is { } one && b is { } other && Math.Abs(one - other) <= Rounding * Math.Max(1, Math.Max(Math.Abs(one), Math.Abs(other))));

    private static string Difference(IReadOnlyList<MeasuredValue> first, IReadOnlyList<MeasuredValue> second)
    {
        if (first.Count != second.Count)
        {
            return $"{second.Count} values instead of {first.Count}";
        }
        (MeasuredValue one, MeasuredValue other) = first.Zip(second).First(pair => pair.First.Key != pair.Second.Key || !Near(pair.First.Score.Value, pair.Second.Score.Value)
            || pair.First.Score != pair.Second.Score);
        return $"{other}: {Text(other.Score)} instead of {Text(one.Score)}";
    }

    private static string Text(Score score) => score.Value?.ToString(CultureInfo.InvariantCulture) ?? $"none ({score.Reason})";
}
