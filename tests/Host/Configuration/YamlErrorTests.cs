namespace NebulaBench.Host.Tests.Configuration;

/// <summary>What is said of files that are not the YAML an experiment is written in.</summary>
public sealed class YamlErrorTests
{
    private static readonly string[] ErrorsOfMissing =
    [
        "exq.yaml  there is no file 'exq.yaml'  did you mean 'exp.yaml'? YAML files in that folder: exp.yaml, other.yml  [NB1001]",
    ];

    [Test]
    public void Load_MissingFile_NamesNeighbors()
    {
        using var folder = new ExperimentFolder();
        folder.With("exp.yaml", "").With("other.yml", "").With("notes.txt", "");
        Assert.That(folder.Errors("exq.yaml"), Is.EqualTo(ErrorsOfMissing));
    }

    [Test]
    public void Load_MissingFolder_SaysSo()
    {
        using var folder = new ExperimentFolder();
        Assert.That(folder.Errors("nowhere/exp.yaml"), Is.EqualTo(new[]
        {
            "nowhere/exp.yaml  there is no file 'nowhere/exp.yaml'  its folder does not exist either; check the path  [NB1001]",
        }));
    }

    [TestCase("", "exp.yaml:1:1  the file is empty  write at least name, dataset, architecture, objective and latent_dimension  [NB1004]")]
    [TestCase("# nothing yet\n", "exp.yaml:1:1  the file is empty  write at least name, dataset, architecture, objective and latent_dimension  [NB1004]")]
    [TestCase("- name\n", "exp.yaml:1:1  the file holds a list, not a map  begin with name: …  [NB1103]")]
    [TestCase("just words", "exp.yaml:1:1  the file holds a single value, not a map  begin with name: …  [NB1103]")]
    [TestCase("name: x\ntraining:\n\tepochs: 2\n", "exp.yaml:3:1  the line is indented with a tab  indent with spaces  [NB1003]")]
    [TestCase("training:\n  epochs: 2\n \tbatch_size: 2\n", "exp.yaml:3:2  the line is indented with a tab  indent with spaces  [NB1003]")]
    [TestCase("name: a: b", "exp.yaml:1:8  is not YAML: while scanning a plain scalar value, found invalid mapping  mend the line; a text with special characters needs quotes  [NB1002]")]
    [TestCase("name: x\nseeds: [1, 2\ntraining: {}\n", "exp.yaml:2:9  is not YAML: brackets or quotes are left open from here on  mend the line; a text with special characters needs quotes  [NB1002]")]
    [TestCase("name: 'x\nseeds: [1]\n", "exp.yaml:1:7  is not YAML: while scanning a quoted scalar, found unexpected end of stream  mend the line; a text with special characters needs quotes  [NB1002]")]
    [TestCase("name: x\nlabel: @y\n", "exp.yaml:2:8  is not YAML: while scanning for the next token, found character that cannot start any token  mend the line; a text with special characters needs quotes  [NB1002]")]
    public void Load_UnreadableText_IsTheOnlyError(string text, string error)
    {
        using var folder = new ExperimentFolder();
        Assert.That(folder.With("exp.yaml", text).Errors(), Is.EqualTo(new[] { error }));
    }

    [TestCase("---\nseeds: [1]\n", "exp.yaml:6:1  a second document begins here  keep one document per file and remove the line ---  [NB1005]")]
    [TestCase("seeds: &all [1]\n", "exp.yaml:6:8  seeds  the anchor '&all' is not supported  remove it; what files share goes into one they extend  [NB1006]")]
    [TestCase("seeds: !!seq [1]\n", "exp.yaml:6:8  seeds  the tag 'tag:yaml.org,2002:seq' is not supported  remove it; the type follows from the option  [NB1006]")]
    [TestCase("<<: { seeds: [1] }\n", "exp.yaml:6:1  the merge key '<<' is not supported  write the keys again, or put what files share into one they extend  [NB1006]")]
    [TestCase("? [seeds]\n: 1\n", "exp.yaml:6:3  a key must be a text  write key: value  [NB1006]")]
    [TestCase("name: again\n", "exp.yaml:6:1  name  the key 'name' is given twice (first in line 1)  keep one of the two  [NB1007]")]
    [TestCase("training: { optimizer: { id: sgd, id: adam } }\n", "exp.yaml:6:35  training.optimizer.id  the key 'id' is given twice (first in line 6)  keep one of the two  [NB1007]")]
    public void Load_YamlBeyondTheSubset_IsRefused(string more, string error) =>
        Assert.That(ExperimentFolder.ErrorsOf(more), Is.EqualTo(new[] { error }));

    [Test]
    public void Load_Alias_IsRefusedTogetherWithItsAnchor() =>
        Assert.That(ExperimentFolder.ErrorsOf("description: &text words\nevaluation: { on: *text }\n"), Is.EqualTo(new[]
        {
            "exp.yaml:6:14  description  the anchor '&text' is not supported  remove it; what files share goes into one they extend  [NB1006]",
            "exp.yaml:6:14  evaluation.on  'words' is not one of the values  known values: training, validation, test  [NB1104]",
            "exp.yaml:7:19  evaluation.on  the alias '*text' is not supported  write the value again, or put what files share into one they extend  [NB1006]",
        }));

    [Test]
    public void Load_NestingWithoutEnd_IsRefused() =>
        Assert.That(ExperimentFolder.ErrorsOf("seeds: " + new string('[', 100_000)).Single(), Does.StartWith("exp.yaml:6:72").And.Contain("nested more than 64 levels deep"));
}
