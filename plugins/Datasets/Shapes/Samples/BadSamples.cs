using NebulaBench.Errors;

namespace NebulaBench.Datasets.Shapes.Samples;

/// <summary>Reports all samples that cannot be used at once.</summary>
internal static class BadSamples
{
    private const int Shown = 20;

    /// <summary>The error that names them.</summary>
    /// <param name="bad">What was wrong with each, at least one.</param>
    /// <param name="dataset">The dataset's id.</param>
    public static NebulaException Error(IReadOnlyList<NebulaException> bad, string dataset)
    {
        string count = bad.Count == 1 ? "1 sample cannot be used" : $"{bad.Count} samples cannot be used";
        IEnumerable<string> lines = bad.Take(Shown).Select(failure => $"\n  {failure.Message}");
        string rest = bad.Count > Shown ? $"\n  … and {bad.Count - Shown} more." : "";
        return new NebulaException(
            "NB3130",
            $"{count}:{string.Concat(lines)}{rest}\n",
            $"dataset {dataset}",
            "Mend them or take them out, or go on without them by on_bad_sample: skip.");
    }
}
