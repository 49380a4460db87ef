using NebulaBench.Errors;
using NebulaBench.Host.Configuration;
using NebulaBench.Host.ConfigurationErrors;

namespace NebulaBench.Host.Tests.Configuration;

/// <summary>All errors of an experiment are reported at once, in the order of reading.</summary>
public sealed class ErrorReportTests
{
    private const string Broken = """
        name: my test
        extends: base.yaml
        dataset: { id: mnist, subset: none }
        architecture: { id: mpl }
        objective:
          - { id: nvc, anchors: [0, 5, 10], metric: { ordre: both } }
          - { id: conv }
        training: { batch_size: 0 }
        """;

    private static readonly string[] Expected =
    [
        "exp.yaml:1:7  name  'my test' is not allowed  use at most 100 letters, digits, points, hyphens and underscores, a letter or digit first, no point last, and none of the names that Windows keeps for devices, such as CON or COM1  [NB1106]",
        "exp.yaml:3:31  dataset.subset  'none' is not a whole number  write a whole number such as 20  [NB1103]",
        "exp.yaml:4:21  architecture.id  there is no architecture 'mpl'  did you mean 'mlp'? known architectures: conv, mlp  [NB1202]",
        "exp.yaml:6:26  objective[0].anchors[0]  0 is out of range  write a number from 1 to 1000  [NB1105]",
        "exp.yaml:6:47  objective[0].metric.ordre  unknown key 'ordre'  did you mean 'order'? known keys: order, steepness  [NB1101]",
        "exp.yaml:7:11  objective[1].id  there is no objective 'conv'  'conv' is an architecture; known objectives: ae, nvc, vae  [NB1202]",
        "exp.yaml:8:25  training.batch_size  0 is out of range  write a number from 1 to 1000000  [NB1105]",
        "base.yaml:2:21  training.epochs  'few' is not a whole number  write a whole number such as 20  [NB1103]",
        "--set evaluation.on  evaluation.on  'tset' is not one of the values  did you mean 'test'? known values: training, validation, test  [NB1104]",
    ];

    [Test]
    public void Load_ManyMistakes_ReportsAllInTheOrderOfReading()
    {
        using ExperimentFolder folder = Folder();
        Assert.That(folder.Errors(overrides: "evaluation.on=tset"), Is.EqualTo(Expected));
    }

    [Test]
    public void OrThrow_Errors_ThrowsOneExceptionWithAll()
    {
        using ExperimentFolder folder = Folder();
        ExperimentResult result = folder.Load(overrides: "evaluation.on=tset");
        ConfigurationException exception = Assert.Throws<ConfigurationException>(() => result.OrThrow())!;
        string file = folder.PathOf("exp.yaml");
        string lines = string.Join('\n', result.Errors.Select(error => $"  {error}"));
        Assert.Multiple(() =>
        {
            Assert.That(exception.Errors, Has.Count.EqualTo(Expected.Length));
            Assert.That(exception.Area, Is.EqualTo(ErrorArea.Configuration));
            Assert.That(exception.Message, Is.EqualTo($"NB1000: {file}: 9 errors\n{lines}"));
        });
    }

    [Test]
    [SetCulture("de-DE")]
    [SetUICulture("de-DE")]
    public void Load_GermanCulture_ReportsTheSame()
    {
        using ExperimentFolder folder = Folder();
        Assert.Multiple(() =>
        {
            Assert.That(folder.Errors(overrides: "evaluation.on=tset"), Is.EqualTo(Expected));
            Assert.That(ExperimentFolder.ErrorsOf("", "objective={ id: nvc, weight: 1.5 }"), Is.EqualTo(new[]
            {
                "--set objective  objective.weight  1.5 is out of range  write a number from 0 to 1  [NB1105]",
            }));
            Assert.That(ExperimentFolder.ErrorsOf("", "architecture={ id: mlp, dropout: 0.3 }"), Is.EqualTo(new[]
            {
                "--set architecture  architecture.dropout  '0.3' is not allowed  write one of 0 | 0.5  [NB1106]",
            }));
        });
    }

    [Test]
    public void Load_TooManyRuns_IsRefusedBeforeTheyAreMade()
    {
        string anchors = string.Join(", ", Enumerable.Range(1, 400));
        string widths = string.Join(", ", Enumerable.Range(1, 400).Select(width => $"[{width}]"));
        Assert.Multiple(() =>
        {
            Assert.That(ExperimentFolder.ErrorsOf("", $"objective={{ id: nvc, anchors: [{anchors}] }}", $"architecture={{ id: mlp, widths: [{widths}] }}"), Is.EqualTo(new[]
            {
                "exp.yaml:1:1  the lists multiply out to 160000 runs  shorten them to at most 100000 runs  [NB1206]",
            }));
            Assert.That(ExperimentFolder.ErrorsOf("", $"training.epochs=[{anchors}]", $"training.batch_size=[{anchors}]"), Is.EqualTo(new[]
            {
                "--set training.epochs  training  the lists multiply out to 160000 combinations  shorten them to at most 100000 combinations  [NB1206]",
            }));
        });
    }

    private static ExperimentFolder Folder() =>
        new ExperimentFolder().With("exp.yaml", Broken).With("base.yaml", "latent_dimension: 8\ntraining: { epochs: few }\n");
}
