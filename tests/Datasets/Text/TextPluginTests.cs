using System.ComponentModel.DataAnnotations;
using System.Reflection;
using NebulaBench.Datasets.Text.Files;
using NebulaBench.Plugins;

namespace NebulaBench.Datasets.Text.Tests;

[TestFixture]
internal sealed class TextModuleTests
{
    private static readonly TextLinesOptions Lines = new() { Training = "a", Test = "b" };

    [Test]
    public void Assembly_Always_NamesItsModuleAndTheContract()
    {
        NebulaPluginAttribute? plugin = typeof(TextPlugin).Assembly.GetCustomAttribute<NebulaPluginAttribute>();

        Assert.That(plugin?.Module, Is.EqualTo(typeof(TextPlugin)));
        Assert.That(plugin?.ContractVersion, Is.EqualTo(ContractVersion.Current));
    }

    [TestCase(typeof(TextLinesOptions))]
    [TestCase(typeof(TrecOptions))]
    [TestCase(typeof(AgNewsOptions))]
    [TestCase(typeof(Multi30kOptions))]
    [TestCase(typeof(GrammarOptions))]
    public void Options_EveryOne_IsDescribedAndValidByDefault(Type type)
    {
        object options = type == typeof(TextLinesOptions) ? Lines : Activator.CreateInstance(type)!;

        Assert.That(Problems(options), Is.Empty);
        Assert.That(type.GetProperties(), Is.All.Matches<PropertyInfo>(p => p.GetCustomAttribute<System.ComponentModel.DescriptionAttribute>() is not null));
    }

    private static IEnumerable<TestCaseData> Contradictions()
    {
        const string noLabels = "task: classify needs labels, which these data do not have";
        yield return new TestCaseData(Lines with { Task = TextTask.Classify }, noLabels);
        yield return new TestCaseData(new Multi30kOptions { Task = TextTask.Classify }, noLabels);
        yield return new TestCaseData(
            new TrecOptions { Task = TextTask.Translate }, "task: translate needs texts in two languages, which these data are not");
        yield return new TestCaseData(new TrecOptions { Tokens = TokenKind.Bpe }, "tokens: bpe needs bpe_vocabulary and bpe_merges");
        yield return new TestCaseData(new TrecOptions { BpeMerges = "x" }, "bpe_vocabulary and bpe_merges are for tokens: bpe");
        yield return new TestCaseData(Lines with { LabelColumn = "x" }, "label_column is for format: csv and tsv");
        yield return new TestCaseData(Lines with { Classes = ["x"] }, "classes needs label_column");
        yield return new TestCaseData(
            Lines with { Format = TextFormat.Csv, LabelColumn = "x", Classes = ["x", "x"] }, "classes must differ");
        yield return new TestCaseData(
            new GrammarOptions { TargetLength = 5 }, "target_length, target_bpe_vocabulary and target_bpe_merges are for task: translate");
        yield return new TestCaseData(
            new GrammarOptions { Task = TextTask.Translate, TargetLength = 1 }, "target_length must be 0 or at least 2");
        yield return new TestCaseData(
            new GrammarOptions { Task = TextTask.Translate, TargetBpeMerges = "x" },
            "target_bpe_vocabulary and target_bpe_merges go together, with tokens: bpe");
    }

    [TestCaseSource(nameof(Contradictions))]
    public void Options_ThatContradictEachOther_SayWhatIsWrong(object options, string message) =>
        Assert.That(Problems(options), Is.EqualTo(new[] { message }));

    private static List<string?> Problems(object options)
    {
        List<ValidationResult> results = [];
        Validator.TryValidateObject(options, new ValidationContext(options), results, validateAllProperties: true);
        return [.. results.Select(result => result.ErrorMessage)];
    }
}
