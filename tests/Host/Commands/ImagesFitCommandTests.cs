using NebulaBench.Errors;
using NebulaBench.Host.Commands;
using NebulaBench.Host.Data;
using NebulaBench.Host.Tests.Runs;
using SkiaSharp;

namespace NebulaBench.Host.Tests.Commands;

public sealed class ImagesFitCommandTests
{
    private readonly TemporaryFolder folder = new();

    [SetUp]
    public void Pictures()
    {
        Directory.CreateDirectory(folder["in/deep"]);
        foreach (string name in (string[])["in/wide.png", "in/deep/wide.bmp.png"])
        {
            // Left third red, the rest green.
            using var bitmap = new SKBitmap(60, 20);
            bitmap.Erase(SKColors.Lime);
            bitmap.Erase(SKColors.Red, SKRectI.Create(0, 0, 20, 20));
            using FileStream stream = File.Create(folder[name]);
            bitmap.Encode(stream, SKEncodedImageFormat.Png, 100);
        }
    }

    [OneTimeTearDown]
    public void Delete() => folder.Dispose();

    [Test]
    public void Run_TargetThatIsAFile_SaysSoForEachPicture()
    {
        File.WriteAllText(folder["taken"], "");
        var console = new TextConsole();

        int exit = new ImagesFitCommand(console.Console).Run(folder["in"], folder["taken"], 30, SquareFit.Crop);

        Assert.That(exit, Is.Not.Zero);
        Assert.That(console.Lines, Has.Some.StartsWith("NB5107"));
    }

    [Test]
    public void Write_BitmapWhosePixelsClaimToLieFarBehindItsEnd_TakesNoMemoryForThat()
    {
        byte[] claim = [.. "BM"u8, 102, 0, 0, 0, 0, 0, 0, 0, 0x36, 0, 0, 0x75, 40, 0, 0, 0, 4, 0, 0, 0, 4, 0, 0, 0, 1, 0, 24, 0, .. new byte[24 + 48]];
        File.WriteAllBytes(folder["far.bmp"], claim);
        long before = GC.GetAllocatedBytesForCurrentThread();

        Assert.That(
            () => SquarePicture.Write(folder["far.bmp"], folder["far.png"], 16, SquareFit.Crop),
            Throws.TypeOf<NebulaException>().With.Message.StartsWith($"NB3024: {folder["far.bmp"]}: "));
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(16 << 20));
    }

    [TestCase(SquareFit.Crop, "lime lime lime")]
    [TestCase(SquareFit.Stretch, "red lime lime")]
    [TestCase(SquareFit.Pad, "black lime black")]
    public void Run_WidePicture_BecomesSquare(SquareFit fit, string expected)
    {
        var console = new TextConsole();

        int exit = new ImagesFitCommand(console.Console).Run(folder["in"], folder[$"out-{fit}"], 30, fit);

        using SKBitmap square = SKBitmap.Decode(folder[$"out-{fit}/wide.png"]);
        SKColor[] column = fit == SquareFit.Pad
            ? [square.GetPixel(15, 3), square.GetPixel(25, 15), square.GetPixel(15, 27)]
            : [square.GetPixel(4, 15), square.GetPixel(15, 15), square.GetPixel(26, 15)];
        Assert.That(exit, Is.Zero);
        Assert.That((square.Width, square.Height), Is.EqualTo((30, 30)));
        Assert.That(string.Join(' ', column.Select(Name)), Is.EqualTo(expected));
        Assert.That(File.Exists(folder[$"out-{fit}/deep/wide.bmp.png"]));
    }

    [Test]
    public void Run_DamagedPicture_IsNamedAndTheOthersAreWritten()
    {
        byte[] whole = File.ReadAllBytes(folder["in/wide.png"]);
        File.WriteAllBytes(folder["in/cut.png"], whole[..(whole.Length / 2)]);
        var console = new TextConsole();

        int exit = new ImagesFitCommand(console.Console).Run(folder["in"], folder["out-bad"], 16, SquareFit.Crop);
        File.Delete(folder["in/cut.png"]);

        Assert.That(exit, Is.EqualTo(ExitCodes.Data));
        Assert.That(console.Lines[0], Does.StartWith($"NB3024: {folder["in/cut.png"]}: the picture is damaged or cut short"));
        Assert.That(console.Lines[^1], Does.StartWith("2 of 3 pictures written to "));
    }

    [Test]
    public void Run_FolderWithoutPictures_SaysWhatWouldBeOne()
    {
        Directory.CreateDirectory(folder["none"]);

        Assert.That(
            Assert.Throws<NebulaException>(() => new ImagesFitCommand(new TextConsole().Console).Run(folder["none"], null, 16, SquareFit.Crop))!.Message,
            Does.StartWith($"NB3024: {folder["none"]}: the folder holds no pictures (.png, .jpg, .jpeg, .bmp, .webp)."));
    }

    private static string Name(SKColor color) => color switch
    {
        { Red: > 200, Green: < 60 } => "red",
        { Green: > 200, Red: < 60 } => "lime",
        { Red: < 30, Green: < 30 } => "black",
        _ => color.ToString(),
    };
}
