namespace NebulaBench.EndToEnd.Tests;

/// <summary>How large the bundled architectures are, as <c>nebula plan</c> tells it.</summary>
public sealed class PlanTests
{
    private string folder = "";

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("nebula-").FullName;

    [TearDown]
    public void DeleteFolder() => Directory.Delete(folder, recursive: true);

    [TestCase("stroke-digits", "[32, 64, 128]")]
    [TestCase("shaded-solids", "[128, 128, 128, 128, 128]")]
    public void Plan_FireBesideConv_HasAThirdOfItsParametersInConvolutionsAtMost(string dataset, string filters)
    {
        PlanTable plan = Plan($$"""
            name: sizes
            dataset: { id: {{dataset}} }
            architecture:
              - { id: mlp }
              - { id: conv, filters: {{filters}} }
              - { id: fire, filters: {{filters}} }
            latent_dimension: 32
            baselines: []
            objective: { id: ae }
            seeds: [0]
            """);

        double?[] convolutions = plan["in convolutions"];
        Assert.That(convolutions[0], Is.Null);
        Assert.That(convolutions[1] / convolutions[2], Is.GreaterThanOrEqualTo(3));
        Assert.That(plan["parameters"], Is.All.Positive);
    }

    [TestCase("validate")]
    [TestCase("plan")]
    [TestCase("run")]
    [TestCase("run", "--workers", "2")]
    public void AnyCommand_DeviceThatIsNotThere_SaysSoOnceAndRecordsNothing(params string[] command)
    {
        File.WriteAllText(Path.Combine(folder, "plan.yaml"), """
            name: devices
            dataset: { id: stroke-digits, training: 100, validation: 20, test: 20 }
            architecture: { id: mlp }
            latent_dimension: 2
            baselines: []
            objective: [{ id: ae }, { id: vae }]
            training: { device: "cuda:99" }
            """);

        NebulaProcess told = NebulaProcess.Run(folder, [.. command, "plan.yaml"]);

        Assert.That(told.ExitCode, Is.EqualTo(5), told.Errors + told.Output);
        Assert.That(told.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries), Has.Length.EqualTo(1).And.Some.StartsWith(
            "NB4004: training.device: the device cuda:99 is not there. Set training.device to cpu"));
        Assert.That(Path.Combine(folder, "runs"), Does.Not.Exist);
    }

    [Test]
    public void Plan_ArchitectureWhoseBuildFails_SaysSoInOneLine()
    {
        File.WriteAllText(Path.Combine(folder, "plan.yaml"), """
            name: broken
            dataset: { id: stroke-digits, training: 100, validation: 20, test: 20 }
            architecture: { id: deadly, way: throw }
            latent_dimension: 2
            baselines: []
            objective: { id: ae }
            """);

        NebulaProcess told = NebulaProcess.Run(folder, "plan", "plan.yaml", "--plugins", TestPlugin.Folder("Deadly"));

        Assert.That(told.ExitCode, Is.EqualTo(5), told.Errors);
        Assert.That(told.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries), Has.Length.EqualTo(1).And.Some.StartsWith(
            "NB4302: architecture 'deadly' of plugin 'Deadly'").And.Some.Contains("It was thrown on purpose"));
    }

    [TestCase("autoencode")]
    [TestCase("translate")]
    public void Plan_ArchitecturesOfSequences_AllHaveFlops(string task)
    {
        PlanTable plan = Plan($$"""
            name: sizes
            dataset: { id: grammar, task: {{task}} }
            architecture:
              - { id: gru }
              - { id: transformer }
              - { id: bag-of-words }
            latent_dimension: 32
            baselines: []
            objective: { id: ae }
            seeds: [0]
            """);

        double?[] flops = plan["MFLOPs"];
        Assert.That(flops, Has.Length.EqualTo(3).And.All.Positive);
        Assert.That(flops[2] < flops[0] && flops[2] < flops[1], "bag-of-words has one distribution for all places");
    }

    private PlanTable Plan(string experiment)
    {
        File.WriteAllText(Path.Combine(folder, "sizes.yaml"), experiment);
        NebulaProcess plan = NebulaProcess.Run(folder, "plan", "sizes.yaml");
        Assert.That(plan.ExitCode, Is.Zero, plan.Errors);
        return new PlanTable(plan.Output);
    }
}
