using System.Diagnostics;

namespace NebulaBench.EndToEnd.Tests;

/// <summary>Two processes on one run where the file system gives both the lock, as .NET does when its own locks are turned off.</summary>
public sealed class NoLocksTests
{
    private const string Experiment = """
        name: shared
        dataset: { id: stroke-digits, training: 500, validation: 20, test: 60 }
        architecture: { id: mlp, widths: [16], hidden: 0 }
        latent_dimension: 4
        objective: { id: ae }
        seeds: [0]
        training: { epochs: 100000, batch_size: 50 }
        baselines: []
        """;

    private static readonly Dictionary<string, string> WithoutLocks = new() { ["DOTNET_SYSTEM_IO_DISABLEFILELOCKING"] = "1" };

    [Test]
    public void Run_WhatALivingProcessWorksOnWithoutLocks_IsRefusedByItsNameAndLeavesTheLogAlone()
    {
        string folder = Directory.CreateTempSubdirectory("nebula-").FullName;
        File.WriteAllText(Path.Combine(folder, "shared.yaml"), Experiment);
        using Process first = NebulaProcess.Start(WithoutLocks, folder, ["run", "shared.yaml"]);
        try
        {
            NebulaProcess.ReadUntil(first, "epoch 2/");
            _ = Task.Run(first.StandardOutput.ReadToEnd);

            NebulaProcess second = NebulaProcess.RunWith(WithoutLocks, folder, "run", "shared.yaml");

            Assert.That(second.ExitCode, Is.EqualTo(5), second.Errors + second.Output);
            Assert.That(second.Output, Does.Contain("NB5115").And.Match(@"process \d+ on "));
            Assert.That(first.HasExited, Is.False, "the first goes on");
        }
        finally
        {
            first.Kill(entireProcessTree: true);
            first.WaitForExit();
            Directory.Delete(folder, recursive: true);
        }
    }
}
