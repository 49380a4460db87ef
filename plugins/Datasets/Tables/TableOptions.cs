using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using NebulaBench.Datasets.Tables.Formats;
using NebulaBench.Datasets.Tables.Rows;
using NebulaBench.Plugins;

namespace NebulaBench.Datasets.Tables;

/// <summary>The options of <c>table</c>.</summary>
public sealed record TableOptions : IValidatableObject
{
    [NonSemantic]
    [Description("The file (.csv, .tsv, .txt, .npy, .npz), relative to the data folder or absolute: a row for each sample. sample is a small table inside the "
        + "program, to try things out.")]
    [Required]
    public string Path { get; init; } = "";

    [NonSemantic]
    [Description("The file of validation rows; empty holds some of the training rows out.")]
    public string Validation { get; init; } = "";

    [NonSemantic]
    [Description("The file of test rows; empty holds some rows of path out.")]
    public string Test { get; init; } = "";

    [NonSemantic]
    [Description("A second file with the same rows in the same order, in which the columns of labels, factors, ids, batches and splits are looked for; "
        + "empty looks for them in path.")]
    public string Annotations { get; init; } = "";

    [Description("The columns of features: names, positions from 1 where there are no names, or patterns with * and ?; !name leaves columns out again. "
        + "Columns with another role are no features.")]
    [MinLength(1)]
    public IReadOnlyList<string> Columns { get; init; } = ["*"];

    [Description("Columns (names or patterns) whose cells are categories: each that occurs in training becomes a feature that is 0 or 1.")]
    public IReadOnlyList<string> Categories { get; init; } = [];

    [Description("The column of class labels; empty for none.")]
    public string LabelColumn { get; init; } = "";

    [Description("Columns of further labels or numbers, which become known factors.")]
    public IReadOnlyList<string> FactorColumns { get; init; } = [];

    [Description("The column of the rows' ids, which must differ; empty for none.")]
    public string IdColumn { get; init; } = "";

    [Description("The column that says in which batch a row was measured: a known factor, of which every split gets its share; empty for none.")]
    public string BatchColumn { get; init; } = "";

    [Description("The column that says train, validation or test; empty holds rows out at random.")]
    public string SplitColumn { get; init; } = "";

    [NonSemantic]
    [Description("CSV: what separates columns; auto looks at the first lines.")]
    public Delimiter Delimiter { get; init; } = Delimiter.Auto;

    [NonSemantic]
    [Description("CSV: whether numbers have a decimal comma.")]
    public bool DecimalComma { get; init; }

    [NonSemantic]
    [Description("CSV: whether the first row has the columns' names.")]
    public bool Header { get; init; } = true;

    [NonSemantic]
    [Description("NPZ: the name of the matrix, where there are several.")]
    public string Array { get; init; } = "";

    [Description("Whether a missing value stops the run, is replaced by the column's training mean, or drops its row.")]
    public MissingValues Missing { get; init; } = MissingValues.Refuse;

    [Description("The sum that every row is scaled to, for counts of unequal totals; 0 for none.")]
    [Range(0.0, 1e9)]
    public double ScaleTo { get; init; }

    [Description("Whether every number x becomes ln(1 + x), after scale_to.")]
    public bool Log1p { get; init; }

    [Description("Whether every column of numbers is shifted and scaled to mean 0 and standard deviation 1 in training, last of all.")]
    public bool Standardize { get; init; }

    [Description("The share of the rows held out for testing where neither test nor split_column names them.")]
    [Range(0.01, 0.9)]
    public double TestShare { get; init; } = 0.2;

    [Description("The share of the training rows held out for validation, every class in proportion, where no validation rows are given.")]
    [Range(0.0, 0.9)]
    public double ValidationShare { get; init; } = 0.1;

    [Description("Seed of the choice of rows held out; the run's own seed has no effect on it.")]
    public long Seed { get; init; }

    /// <summary>What is to be done with the numbers of rows.</summary>
    internal PreparationOptions Preparation => new(Missing == MissingValues.Mean, ScaleTo, Log1p, Standardize);

    /// <summary>Whether numbers below 0 make no sense.</summary>
    internal bool NeedsCounts => ScaleTo > 0 || Log1p;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (SplitColumn.Length > 0 && Test.Length + Validation.Length > 0)
        {
            yield return new ValidationResult("split_column is for one file; leave out validation and test", [nameof(SplitColumn)]);
        }
        if (Annotations.Length > 0 && Test.Length + Validation.Length > 0)
        {
            yield return new ValidationResult("annotations is for one file; leave out validation and test, or use split_column", [nameof(Annotations)]);
        }
    }
}
