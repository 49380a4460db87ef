using System.Text.Json.Nodes;

namespace NebulaBench.OutOfTree.Tests;

/// <summary>From an empty folder to a comparison, with the packages alone.</summary>
[Platform("Linux")]
internal sealed class TemplateTests
{
    [TestCase("nebula-objective", "Acme.Sphere", "sphere")]
    [TestCase("nebula-architecture", "Acme.ShallowNet", "shallow-net")]
    [TestCase("nebula-dataset", "blobs", "blobs")]
    public void New_FromTemplate_BecomesAComparisonByItsReadme(string template, string name, string id)
    {
        string project = Outsider.Create(template, name);

        Outsider.FollowReadme(project);

        Assert.That(
            Directory.GetFiles(Path.Combine(project, "src", "bin", "Release", "net10.0"), "*.dll").Select(Path.GetFileName),
            Is.EqualTo(new[] { $"{name}.dll" }), "a plugin folder holds no copy of what the program gives");
        Assert.That(Directory.GetDirectories(Path.Combine(project, "runs", id), $"*{id}*"), Is.Not.Empty, "no run has the new component");
        Assert.That(Path.Combine(project, "runs", id, "report", "report.md"), Does.Exist);
    }

    [TestCase("nebula-optimizer", "Acme.Signum", "signum", "optimizer", "adam")]
    [TestCase("nebula-schedule", "Acme.LinearDecay", "linear-decay", "schedule", "constant")]
    public void New_PartOfTrainingFromTemplate_TrainsBesideAKnownOne(string template, string name, string id, string part, string known)
    {
        string project = Outsider.Create(template, name);

        Outsider.FollowReadme(project);

        string runs = Path.Combine(project, "runs", id);
        IEnumerable<string?> used = Directory.GetFiles(runs, "run.json", SearchOption.AllDirectories).Select(file => PartOfTraining(file, part));
        Assert.That(used.Distinct(), Is.SupersetOf(new[] { id, known }));
        Assert.That(Path.Combine(runs, "report", "report.md"), Does.Exist);
    }

    [Test]
    public void New_MetricFromTemplate_IsInEveryRunAndTheReport()
    {
        string project = Outsider.Create("nebula-metric", "Acme.Crowding");

        Outsider.FollowReadme(project);

        string[] scores = Directory.GetFiles(Path.Combine(project, "runs", "crowding"), "scores.json", SearchOption.AllDirectories);
        Assert.That(scores, Is.Not.Empty);
        Assert.That(scores.Select(File.ReadAllText), Has.All.Contain("\"covariance/crowding\""));
        Assert.That(File.ReadAllText(Path.Combine(project, "runs", "crowding", "report", "report.md")), Does.Contain("Crowding"));
    }

    private static string? PartOfTraining(string run, string part) =>
        JsonNode.Parse(File.ReadAllText(run))!["spec"]!["training"]?[part]?["id"]?.GetValue<string>();
}
