using NebulaBench.Docs.Tests.Schema;
using NebulaBench.Host.Components;
using NebulaBench.Host.Configuration.Nodes;
using NebulaBench.Host.ConfigurationErrors;
using NebulaBench.Host.Planning;

namespace NebulaBench.Docs.Tests.Pages;

/// <summary>
/// Every YAML of the docs is read as the program reads it: a whole experiment as it is, some of its keys within a small experiment, a
/// component in the place of its kind.
/// </summary>
public sealed class ExperimentTests
{
    private static readonly Dictionary<string, string> Small = new()
    {
        ["name"] = "snippet",
        ["dataset"] = "stroke-digits",
        ["architecture"] = "mlp",
        ["latent_dimension"] = "8",
        ["objective"] = "ae",
    };

    private static IEnumerable<object> Blocks => Snippet.All.Where(block => block.Language == "yaml");

    [TestCaseSource(nameof(Blocks))]
    public void Yaml_OfAPage_IsValid(object snippet)
    {
        string experiment = Whole(((Snippet)snippet).Text);
        using var folder = new ReaderFolder();
        string file = Path.Combine(folder.Path, "experiment.yaml");
        File.WriteAllText(file, experiment);

        Assert.That(SchemaCheck.Mistakes(experiment), Is.Empty);
        Assert.That(ExperimentFile.Load(file, [], BundledPlugins.Catalog).Errors, Is.Empty);
    }

    private static string Whole(string snippet)
    {
        var errors = new ErrorCollector();
        var root = YamlReader.ReadFile(snippet, "snippet", errors) as MapNode;
        Assert.That(errors.Sorted(), Is.Empty);
        if (root!.Find("name") is not null)
        {
            return snippet;
        }
        string keys = root.Find("id")?.Value is ScalarNode id ? $"{KindOf(id.Text)}:\n  {snippet.Replace("\n", "\n  ")}" : snippet;
        IEnumerable<string> written = keys.Split('\n').Select(line => line.Split(':')[0]);
        return string.Join('\n', Small.Where(entry => !written.Contains(entry.Key)).Select(entry => $"{entry.Key}: {entry.Value}")) + "\n" + keys;
    }

    private static string KindOf(string id) => KindText.For(BundledPlugins.Catalog.Components.First(component => component.Id == id).Kind);
}
