using System.Globalization;
using NebulaBench.Host.Diagnostics;

namespace NebulaBench.Host.Tests.Diagnostics;

public sealed class DataAndSystemChecksTests
{
    [Test]
    public void Data_FolderMissing_SaysWhatMakesIt() => Assert.That(DataChecks.For("/data", exists: false, []), Is.EqualTo(new[]
    {
        DoctorCheck.Warn("data folder", "/data does not exist.",
            "'nebula data fetch' makes it; to use another, give --data or set NEBULA_DATA."),
    }));

    [Test]
    public void Data_SomeDatasets_AreCountedFileByFile() => Assert.That(
        DataChecks.For("/data", exists: true,
        [
            new("mnist", 4, 4), new("fashion-mnist", 1, 4), new("glyphs", 0, 0), new("broken", 0, 0, "NB2020: it fails"),
        ]),
        Is.EqualTo(new[]
        {
            DoctorCheck.Ok("data folder", "/data"),
            DoctorCheck.Ok("dataset", "mnist: 4 of 4 files"),
            DoctorCheck.Warn("dataset", "fashion-mnist: 1 of 4 files", "If you need it: nebula data fetch fashion-mnist"),
            DoctorCheck.Warn("dataset", "broken cannot be used: NB2020: it fails", "Mend its plugin, or do without it."),
        }));

    [TestCase(2L << 30, CheckState.Ok, "2 GiB free at /data")]
    [TestCase((2L << 30) - 1, CheckState.Warning, "2 GiB free at /data")]
    [TestCase(512L << 20, CheckState.Warning, "512 MiB free at /data")]
    public void Disk_LittleSpace_Warns(long free, CheckState state, string finding)
    {
        DoctorCheck check = SystemChecks.Disk("/data", free);

        Assert.That((check.State, check.Finding), Is.EqualTo((state, finding)));
    }

    [TestCase("de-DE", "de-DE, decimal sign ','")]
    [TestCase("", "invariant, decimal sign '.'")]
    public void Culture_OfAnyUser_SaysThatFilesDoNotFollowIt(string name, string expected) =>
        Assert.That(SystemChecks.Culture(CultureInfo.GetCultureInfo(name)).Finding,
            Is.EqualTo($"{expected} (experiments, tables and files always use '.')"));
}
