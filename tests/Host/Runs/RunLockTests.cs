using System.Diagnostics;
using System.Text.Json;
using NebulaBench.Errors;
using NebulaBench.Runs;
using NebulaBench.Runs.Files;

namespace NebulaBench.Host.Tests.Runs;

/// <summary>No two work on one run. That a lock outlives no process is shown with the real program, in the crash test.</summary>
public sealed class RunLockTests
{
    private readonly TemporaryFolder root = new();

    private void WriteOwner(string name, RecordedOwner owner) =>
        File.WriteAllBytes(root[name] + ".owner.json", JsonSerializer.SerializeToUtf8Bytes(owner, RunJson.Indented));

    [OneTimeTearDown]
    public void DeleteFolder() => root.Dispose();

    [Test]
    public void TryTake_WhatAnotherHolds_GivesNothingUntilItIsGivenBack()
    {
        string run = root["held"];
        RunLock first = RunLock.TryTake(run)!;

        Assert.That(RunLock.TryTake(run), Is.Null);
        Assert.That(RunLock.IsTaken(run));
        first.Dispose();
        Assert.That(RunLock.IsTaken(run), Is.False);
        using RunLock? second = RunLock.TryTake(run);
        Assert.That(second, Is.Not.Null);
    }

    [Test]
    public void TryTake_TwoRuns_HoldsBoth()
    {
        using RunLock? one = RunLock.TryTake(root["one"]), other = RunLock.TryTake(root["other"]);

        Assert.That((one, other), Is.Not.EqualTo(((RunLock?)null, (RunLock?)null)));
        Assert.That(other, Is.Not.Null);
    }

    [Test]
    public void OwnerOf_HeldRun_TellsTheProcess()
    {
        using (RunLock.TryTake(root["owned"]))
        {
            RecordedOwner owner = RunLock.OwnerOf(root["owned"])!;
            Assert.That((owner.Host, owner.Process), Is.EqualTo((Environment.MachineName, Environment.ProcessId)));
        }
        Assert.That(RunLock.OwnerOf(root["owned"]), Is.Null);
    }

    [Test]
    public void TryTake_RunWhoseFolderIsReplaced_StaysHeld()
    {
        string run = root["replaced"];
        Directory.CreateDirectory(run);
        using RunLock? held = RunLock.TryTake(run);
        Directory.Delete(run);
        Directory.CreateDirectory(run);

        Assert.That(RunLock.TryTake(run), Is.Null);
    }

    [Test]
    [Platform("Linux,MacOsX")]
    public void TryTake_FreeLockWhoseOwnerIsAlive_SaysThatLocksDoNotWork()
    {
        using Process other = Process.Start("sleep", "60");
        try
        {
            WriteOwner("shared", new RecordedOwner(Environment.MachineName, other.Id, other.StartTime.ToUniversalTime()));

            Assert.That(() => RunLock.TryTake(root["shared"]), Throws.TypeOf<NebulaException>()
                .With.Message.StartsWith("NB5115").And.Message.Contain($"process {other.Id} on ").And.Message.Contain("--runs"));
            Assert.That(RunLock.OwnerOf(root["shared"])!.Process, Is.EqualTo(other.Id), "the other keeps its name");
        }
        finally
        {
            other.Kill();
        }
    }

    [Test]
    public void TryTake_OwnerThatIsGoneOrOfAnotherMachine_TakesIt([Values] bool elsewhere)
    {
        using var self = Process.GetCurrentProcess();
        DateTimeOffset started = self.StartTime.ToUniversalTime();
        WriteOwner("left", elsewhere
            ? new RecordedOwner("another-machine", Environment.ProcessId, started)
            : new RecordedOwner(Environment.MachineName, Environment.ProcessId, started.AddDays(-1)));

        using RunLock? held = RunLock.TryTake(root["left"]);
        Assert.That(held, Is.Not.Null);
    }

    [Test]
    public void Verify_LockThatAnotherHasTakenMeanwhile_StopsAndLeavesItsName()
    {
        using (RunLock held = RunLock.TryTake(root["lost"])!)
        {
            Assert.That(held.Verify, Throws.Nothing);
            WriteOwner("lost", new RecordedOwner("another-machine", 7, DateTimeOffset.UtcNow));

            Assert.That(held.Verify, Throws.TypeOf<NebulaException>().With.Message.StartsWith("NB5115").And.Message.Contain("process 7 on another-machine"));
        }
        Assert.That(RunLock.OwnerOf(root["lost"])?.Process, Is.EqualTo(7));
    }

    [Test]
    public void TryTake_FolderThatCannotBe_SaysSo()
    {
        File.WriteAllText(root["file"], "");

        Assert.That(
            () => RunLock.TryTake(Path.Combine(root["file"], "run")),
            Throws.TypeOf<NebulaException>().With.Property(nameof(NebulaException.Code)).EqualTo("NB5107"));
    }

    [Test]
    public void TryTake_ManyAtOnce_GivesItToOne()
    {
        int owners = 0, most = 0, taken = 0;
        Parallel.For(0, 200, _ =>
        {
            using RunLock? held = RunLock.TryTake(root["wanted"]);
            if (held is not null)
            {
                int now = Interlocked.Increment(ref owners);
                most = Math.Max(most, now);
                Interlocked.Increment(ref taken);
                Interlocked.Decrement(ref owners);
            }
        });

        Assert.That((most, taken > 0), Is.EqualTo((1, true)));
    }
}
