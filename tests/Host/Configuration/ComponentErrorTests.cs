namespace NebulaBench.Host.Tests.Configuration;

/// <summary>What is said of components: their ids, labels and how they fit together.</summary>
public sealed class ComponentErrorTests
{
    [TestCase("dataset=minst", "dataset.id  there is no dataset 'minst'  did you mean 'mnist'? known datasets: fashion-mnist, mnist, table  [NB1202]")]
    [TestCase("dataset=fashion", "dataset.id  there is no dataset 'fashion'  did you mean 'fashion-mnist'? known datasets: fashion-mnist, mnist, table  [NB1202]")]
    [TestCase("dataset=zebra", "dataset.id  there is no dataset 'zebra'  known datasets: fashion-mnist, mnist, table  [NB1202]")]
    [TestCase("objective=mlp", "objective.id  there is no objective 'mlp'  'mlp' is an architecture; known objectives: ae, nvc, vae  [NB1202]")]
    [TestCase("objective={ anchors: 3 }", "objective  has no id  write { id: … }; known objectives: ae, nvc, vae  [NB1201]")]
    [TestCase("objective={ id: }", "objective.id  is not an id  write { id: … }; known objectives: ae, nvc, vae  [NB1103]")]
    [TestCase("objective=", "objective  names no objective  write { id: … }; known objectives: ae, nvc, vae  [NB1201]")]
    [TestCase("objective=[]", "objective  the list is empty, which leaves nothing to run  name an objective, or several of them in a list  [NB1108]")]
    [TestCase("objective=[ae, [vae]]", "objective  is a list inside a list  write one list of all objectives  [NB1103]")]
    [TestCase("objective={ id: ae, label: [a, b] }", "objective.label  is not a label  write a text of at most 200 characters, on one line and without control characters  [NB1103]")]
    [TestCase("objective=[ae, vae, ae]", "objective[2]  is the same as objective[0] and would be run twice  remove one of the two, or change an option  [NB1204]")]
    [TestCase("objective=[{ id: nvc }, { id: nvc, anchors: 10, label: mine }]", "objective[1]  is the same as objective[0] and would be run twice  remove one of the two, or change an option  [NB1204]")]
    [TestCase("objective={ id: nvc, anchors: [5, 5] }", "objective  two entries of a list mean the same and would be run twice  remove one of the two, or change an option  [NB1204]")]
    [TestCase("objective=[{ id: ae, label: mine }, { id: vae, label: mine }]", "objective[1].label  the label 'mine' is that of objective[0] too  give one of them another label  [NB1205]")]
    [TestCase("objective=[{ id: ae, label: vae }, vae]", "objective[1].label  the label 'vae' is that of objective[0] too  give one of them another label  [NB1205]")]
    public void Load_WrongComponent_SaysWhatExists(string set, string error)
    {
        string source = "--set " + set[..set.IndexOf('=', StringComparison.Ordinal)];
        Assert.That(ExperimentFolder.ErrorsOf("", set), Is.EqualTo(new[] { $"{source}  {error}" }));
    }

    [Test]
    public void Load_PairsThatDoNotFit_AreNamedAtTheirComponents()
    {
        using var folder = new ExperimentFolder();
        folder.With("exp.yaml", """
            name: test
            dataset: [mnist, { id: mnist, subset: 10, label: small }]
            architecture: [mlp, conv]
            objective:
              - ae
              - { id: nvc }
            latent_dimension: 8
            reconstruction: bernoulli
            """);
        Assert.That(folder.Errors(factory: new FakeFactory()), Is.EqualTo(new[]
        {
            "exp.yaml:3:21  architecture[1]  the architecture 'conv' does not fit the dataset 'mnist' (vector 64)  it needs an image; use mlp  [NB1203]",
            "exp.yaml:3:21  architecture[1]  the architecture 'conv' does not fit the dataset 'small' (vector 64)  it needs an image; use mlp  [NB1203]",
            "exp.yaml:6:11  objective[1]  the objective 'nvc' does not fit the dataset 'mnist' (vector 64)  it needs classes  [NB1203]",
            "exp.yaml:6:11  objective[1]  the objective 'nvc' does not fit the dataset 'small' (vector 64)  it needs classes  [NB1203]",
        }));
    }

    [Test]
    public void Load_ReconstructionThatDoesNotFit_IsNamedWithTheOutput()
    {
        using var folder = new ExperimentFolder();
        folder.With("exp.yaml", ExperimentFolder.Minimal + "reconstruction: pixels\n");
        Assert.That(folder.Errors(factory: new FakeFactory()), Is.EqualTo(new[]
        {
            "exp.yaml:6:17  reconstruction  the reconstruction 'pixels' does not fit the dataset 'mnist' (vector 64)  it needs an image  [NB1203]",
        }));
    }

    [Test]
    public void Load_MisfitsLeftOut_StillRefusesADatasetThatNoReconstructionFits()
    {
        using var folder = new ExperimentFolder();
        folder.With("exp.yaml", ExperimentFolder.Minimal + "reconstruction: pixels\nmisfits: leave-out\n");
        Assert.That(folder.Errors(factory: new FakeFactory(), overrides: "dataset=[mnist, fashion-mnist]"), Has.Length.EqualTo(1).And.All.Contains("'mnist' (vector 64)"));
    }

    [Test]
    public void Load_MisfitsLeftOut_StillRefusesWhatFitsNothing()
    {
        using var folder = new ExperimentFolder();
        folder.With("exp.yaml", """
            name: test
            dataset: [mnist, fashion-mnist]
            architecture: conv
            objective: [ae, nvc]
            latent_dimension: 8
            misfits: leave-out
            """);
        Assert.That(folder.Errors(factory: new FakeFactory()), Is.EqualTo(new[]
        {
            "exp.yaml:3:15  architecture  the architecture 'conv' does not fit the dataset 'mnist' (vector 64)  it needs an image; use mlp  [NB1203]",
            "exp.yaml:4:17  objective[1]  the objective 'nvc' does not fit the dataset 'mnist' (vector 64)  it needs classes  [NB1203]",
            "exp.yaml:4:17  objective[1]  the objective 'nvc' does not fit the dataset 'fashion-mnist' (image 1×8×8)  it needs classes  [NB1203]",
        }));
    }

    [Test]
    public void Load_ComponentsThatCannotBeMade_AreErrorsLikeOthers()
    {
        using var folder = new ExperimentFolder();
        folder.With("exp.yaml", ExperimentFolder.Minimal + "reconstruction: gaussian\nseeds: 3\n");
        Assert.That(folder.Errors(factory: new FakeFactory(), overrides: "dataset={ id: table, file: x, columns: 1 }"), Is.EqualTo(new[]
        {
            "exp.yaml:6:17  reconstruction  'gaussian' fails with InvalidOperationException: Index out of range  tell the author of the plugin Fake.Plugin  [NB1207]",
            "exp.yaml:7:8  seeds  is a single value, but must be a list of whole numbers  write [3]  [NB1103]",
            "--set dataset  dataset  the table has no columns  give it some  [NB3007]",
        }));
    }

    [Test]
    public void Load_EverythingThatFits_HasNoErrors()
    {
        using var folder = new ExperimentFolder();
        folder.With("exp.yaml", ExperimentFolder.Minimal + "reconstruction: bernoulli\n");
        Assert.That(folder.Errors(factory: new FakeFactory()), Is.Empty);
    }
}
