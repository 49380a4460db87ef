namespace NebulaBench.Metrics.Selection;

/// <summary>All metrics that apply to the outputs of a decoder, on their way through a split.</summary>
public sealed class OutputMeasurements
{
    private readonly List<Entry> entries = [];

    internal OutputMeasurements(OutputFormat format, IEnumerable<MetricSource> sources)
    {
        ArgumentNullException.ThrowIfNull(format);
        foreach (MetricSource source in sources.Where(source => source.Type.IsAssignableTo(typeof(IOutputMetric))))
        {
            var entry = new Entry(source);
            if (entry.Try(() => entry.Measurement = source.Open<IOutputMetric>().Begin(format)) && entry.Measurement is null)
            {
                continue;
            }
            entries.Add(entry);
        }
    }

    /// <summary>Adds a batch to all of them.</summary>
    public void Add(OutputBatch batch)
    {
        foreach (Entry entry in entries)
        {
            entry.Try(() => entry.Measurement!.Add(batch));
        }
    }

    /// <summary>The values of all that was added, in the order of a report.</summary>
    public IReadOnlyList<(string Key, Score Score)> Measure() => [.. entries.SelectMany(entry => entry.Values())];

    // A plugin's metric that has thrown once is left alone from then on.
    private sealed class Entry(MetricSource source)
    {
        private Exception? failure;

        public IOutputMeasurement? Measurement { get; set; }

        public bool Try(Action work)
        {
            if (failure is null)
            {
                source.Guarded<object?>(
                    () =>
                    {
                        work();
                        return null;
                    },
                    thrown => failure = thrown);
            }
            return failure is null;
        }

        public IReadOnlyList<(string Key, Score Score)> Values()
        {
            IReadOnlyList<(string Key, Score Score)> values = [];
            return Try(() => values = source.Described(Measurement!.Measure())) ? values : source.Failed(failure!);
        }
    }
}
