namespace NebulaBench.EndToEnd.Tests;

/// <summary>How long libtorch's threads look out for work, as the library that runs them says itself when it is loaded.</summary>
[Platform("Linux")]
public sealed class IdleThreadsTests
{
    private const string Variable = "GOMP_SPINCOUNT";

    private string folder = "";

    [SetUp]
    public void MakeExperiment()
    {
        folder = Directory.CreateTempSubdirectory("nebula-").FullName;
        File.WriteAllText(Path.Combine(folder, "experiment.yaml"), """
            name: threads
            dataset: { id: stroke-digits, training: 100, validation: 20, test: 20 }
            architecture: { id: mlp }
            latent_dimension: 2
            objective: { id: ae }
            """);
    }

    [TearDown]
    public void DeleteFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public void Plan_NothingSaid_LetsThreadsSleepSoon() => Assert.That(SpinCount([]), Is.EqualTo("10000"));

    [Test]
    public void Plan_UserSaysHowOften_TakesThat() => Assert.That(SpinCount(new() { [Variable] = "77" }), Is.EqualTo("77"));

    [Test]
    public void Plan_UserSaysHowToWait_TakesThat() => Assert.That(SpinCount(new() { ["OMP_WAIT_POLICY"] = "PASSIVE" }), Is.EqualTo("0"));

    private string SpinCount(Dictionary<string, string> variables)
    {
        NebulaProcess plan = NebulaProcess.RunWith(
            new Dictionary<string, string>(variables) { ["OMP_DISPLAY_ENV"] = "VERBOSE" }, folder, "plan", "experiment.yaml");

        Assert.That(plan.ExitCode, Is.Zero, plan.Errors);
        return plan.Errors.Split('\n').Single(line => line.Contains(Variable, StringComparison.Ordinal)).Split('\'')[1];
    }
}
