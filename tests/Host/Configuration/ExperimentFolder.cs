using NebulaBench.Host.Components;
using NebulaBench.Host.Configuration;
using NebulaBench.Host.Planning;

namespace NebulaBench.Host.Tests.Configuration;

/// <summary>A temporary folder of experiment files; errors come back with its path cut off.</summary>
public sealed class ExperimentFolder : IDisposable
{
    /// <summary>The least that an experiment needs; tests add to it.</summary>
    public const string Minimal = """
        name: test
        dataset: mnist
        architecture: mlp
        objective: ae
        latent_dimension: 8

        """;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("nebula-configuration-");

    public string PathOf(string name) => Path.Combine(folder.FullName, name);

    public ExperimentFolder With(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(name))!);
        File.WriteAllText(PathOf(name), text);
        return this;
    }

    /// <summary>Loads an experiment, without baselines unless an override asks for some.</summary>
    public ExperimentResult Load(string name = "exp.yaml", IComponentFactory? factory = null, params string[] overrides) =>
        ExperimentFile.Load(PathOf(name), ["baselines=[]", .. overrides], new FakeCatalog(), factory);

    public string[] Errors(string name = "exp.yaml", IComponentFactory? factory = null, params string[] overrides) =>
        [.. Load(name, factory, overrides).Errors.Select(error => error.ToString().Replace(folder.FullName + Path.DirectorySeparatorChar, "", StringComparison.Ordinal))];

    /// <summary>The errors of an experiment that is the minimal one and some more.</summary>
    public static string[] ErrorsOf(string more, params string[] overrides)
    {
        using var folder = new ExperimentFolder();
        return folder.With("exp.yaml", Minimal + more).Errors(overrides: overrides);
    }

    /// <summary>The runs of an experiment of which everything is given.</summary>
    public static IReadOnlyList<RunSpec> Plan(string text, params string[] overrides)
    {
        using var folder = new ExperimentFolder();
        return Planner.Plan(folder.With("exp.yaml", text).Load(overrides: overrides).OrThrow());
    }

    public void Dispose() => folder.Delete(recursive: true);
}
