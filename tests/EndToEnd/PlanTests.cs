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
