using NebulaBench.Host.Planning;
using NebulaBench.Training.Optimizers;
using NebulaBench.Training.Options;
using NebulaBench.Training.Schedules;

namespace NebulaBench.Host.Tests.Configuration;

/// <summary>Files that build on others.</summary>
public sealed class ExtendsTests
{
    [Test]
    public void Load_Extends_MergesMapsAndReplacesTheRest()
    {
        using var folder = new ExperimentFolder();
        folder.With("shared/base.yaml", ExperimentFolder.Minimal + """
            seeds: [0, 1, 2]
            training: { epochs: 5, optimizer: { id: sgd, momentum: 0.9 }, schedule: { id: cosine, warm_up_epochs: 2 } }
            """);
        folder.With("exp.yaml", """
            extends: shared/base.yaml
            seeds: [7]
            training: { batch_size: 32, optimizer: { id: adam }, schedule: { final_factor: 0.1 } }
            """);
        RunSpec run = Planner.Plan(folder.Load().OrThrow()).Single();
        Assert.Multiple(() =>
        {
            Assert.That(run.Seed, Is.EqualTo(7));
            Assert.That((run.Training.Epochs, run.Training.BatchSize), Is.EqualTo((5, 32)));
            Assert.That(run.Optimizer.Options, Is.EqualTo(new AdamOptions()), "another id brings none of the old options");
            Assert.That(run.Schedule.Options, Is.EqualTo(new CosineOptions { WarmUpEpochs = 2, FinalFactor = 0.1 }));
        });
    }

    [Test]
    public void Load_ExtendedComponent_KeepsOptionsUnderTheSameIdOnly()
    {
        using var folder = new ExperimentFolder();
        folder.With("base.yaml", ExperimentFolder.Minimal.Replace("mlp", "{ id: mlp, activation: tanh }", StringComparison.Ordinal).Replace("mnist", "{ id: mnist, subset: 9 }", StringComparison.Ordinal));
        folder.With("exp.yaml", "extends: base.yaml\narchitecture: { id: mlp, dropout: 0.5 }\ndataset: fashion-mnist\n");
        RunSpec run = Planner.Plan(folder.Load().OrThrow()).Single();
        Assert.Multiple(() =>
        {
            Assert.That(((FakeMlpOptions)run.Architecture.Options).Activation, Is.EqualTo("tanh"));
            Assert.That(((FakeMlpOptions)run.Architecture.Options).Dropout, Is.EqualTo(0.5));
            Assert.That(run.Dataset.Options, Is.EqualTo(new FakeDataOptions()));
        });
    }

    [Test]
    public void Load_SeveralBases_LaterWinsAndOwnWinsOverAll()
    {
        using var folder = new ExperimentFolder();
        folder.With("a.yaml", ExperimentFolder.Minimal + "training: { epochs: 1, batch_size: 1, validate_every: 1 }\n");
        folder.With("b.yaml", "training: { epochs: 2, batch_size: 2 }\n");
        folder.With("exp.yaml", "extends: [a.yaml, b.yaml]\ntraining: { epochs: 3 }\n");
        TrainingOptions training = Planner.Plan(folder.Load().OrThrow()).Single().Training;
        Assert.That((training.Epochs, training.BatchSize, training.ValidateEvery), Is.EqualTo((3, 2, 1)));
    }

    [Test]
    public void Load_SameBaseByTwoWays_IsNoCircle()
    {
        using var folder = new ExperimentFolder();
        folder.With("root.yaml", ExperimentFolder.Minimal).With("a.yaml", "extends: root.yaml").With("b.yaml", "extends: root.yaml");
        Assert.That(folder.With("exp.yaml", "extends: [a.yaml, b.yaml]").Errors(), Is.Empty);
    }

    [Test]
    public void Load_Circle_IsShownWhole()
    {
        using var folder = new ExperimentFolder();
        folder.With("exp.yaml", "extends: a.yaml\n").With("a.yaml", "name: x\nextends: [sub/b.yaml]\n").With("sub/b.yaml", "extends: ../a.yaml\n");
        Assert.That(folder.Errors(), Is.EqualTo(new[]
        {
            "sub/b.yaml:1:10  extends  the files extend each other in a circle: a.yaml → sub/b.yaml → a.yaml  remove one extends of the circle  [NB1010]",
        }));
    }

    [Test]
    public void Load_MissingBase_ReportsNoKeysThatItMayHold()
    {
        using var folder = new ExperimentFolder();
        folder.With("base.yaml", ExperimentFolder.Minimal).With("exp.yaml", "extends: bass.yaml\nseeds: 3\n");
        Assert.That(folder.Errors(), Is.EqualTo(new[]
        {
            "exp.yaml:1:10  extends  there is no file 'bass.yaml'  did you mean 'base.yaml'? YAML files in that folder: base.yaml, exp.yaml  [NB1001]",
            "exp.yaml:2:8  seeds  is a single value, but must be a list of whole numbers  write [3]  [NB1103]",
        }));
    }

    [Test]
    public void Load_ExtendsThatNamesNoFile_IsRefused()
    {
        using var folder = new ExperimentFolder();
        folder.With("exp.yaml", ExperimentFolder.Minimal + "extends: [{ a: b }]\n");
        Assert.That(folder.Errors(), Is.EqualTo(new[]
        {
            "exp.yaml:6:11  extends[0]  is not the name of a file  write extends: other.yaml or extends: [one.yaml, other.yaml]  [NB1103]",
        }));
    }

    [Test]
    public void Load_SyntaxErrorInBase_NamesTheBase()
    {
        using var folder = new ExperimentFolder();
        folder.With("base.yaml", "name: x\n\ttraining: {}\n").With("exp.yaml", "extends: base.yaml\n");
        Assert.That(folder.Errors(), Is.EqualTo(new[] { "base.yaml:2:1  the line is indented with a tab  indent with spaces  [NB1003]" }));
    }
}
