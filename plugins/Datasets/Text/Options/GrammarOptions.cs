using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace NebulaBench.Datasets.Text.Options;

/// <summary>The options of <c>grammar</c>.</summary>
public sealed record GrammarOptions : TranslationOptions
{
    /// <summary>The longest sentence has 13 words and signs.</summary>
    public GrammarOptions() => Length = 16;

    [Description("The number of training samples.")]
    [Range(10, 1_000_000)]
    public int Training { get; init; } = 2_000;

    [Description("The number of validation samples.")]
    [Range(0, 100_000)]
    public int Validation { get; init; } = 300;

    [Description("The number of test samples.")]
    [Range(10, 200_000)]
    public int Test { get; init; } = 600;

    [Description("Seed of the sentences; the run's own seed does not change the data.")]
    public long Seed { get; init; }

    [Description("The language of the input; translation gives the other one.")]
    public GrammarLanguage Source { get; init; } = GrammarLanguage.English;
}
