using System.Diagnostics;
using NebulaBench.Datasets;
using NebulaBench.Errors;
using NebulaBench.Toolkit.Datasets.Folders;

namespace NebulaBench.Abstractions.Tests.Datasets;

/// <summary>What in a folder is a class.</summary>
[TestFixture]
internal sealed class ClassFolderReaderTests
{
    private string root = null!;

    [SetUp]
    public void Prepare() => root = Directory.CreateTempSubdirectory("nebula-folders-").FullName;

    [TearDown]
    public void CleanUp() => Directory.Delete(root, recursive: true);

    [TestCase("cats/0.png", "dogs/0.png")]
    [TestCase("train/cats/0.png", "train/dogs/0.png")]
    [TestCase("Train/cats/0.png", "TRAIN/dogs/0.PNG", "Test/cats/1.png", "Val/dogs/1.png")]
    [TestCase("cats/train/0.png", "cats/test/1.png", "dogs/Training/0.png", "dogs/testing/1.png")]
    [TestCase("cats/0.png", "dogs/below/0.png", "empty/", ".git/0.png", "__MACOSX/0.png", "@eaDir/0.png", "$RECYCLE.BIN/0.png", "lost+found/")]
    public void Read_EveryLayout_HasTheTwoClasses(params string[] files)
    {
        ClassFolderListing listing = Read(files);

        Assert.That(listing.Classes, Is.EqualTo(new[] { "cats", "dogs" }));
        Assert.That(listing.Files(SplitName.Training).Select(file => file.Class), Is.EqualTo(new[] { "cats", "dogs" }));
    }

    [Test]
    public void Read_SplitsInCapitals_AreTheSplits()
    {
        ClassFolderListing listing = Read("TRAIN/a/0.png", "Test/a/1.png", "Test/a/2.png", "Valid/a/3.png");

        Assert.That(listing.Files(SplitName.Test).Select(file => file.Path), Is.EqualTo(new[] { In("Test/a/1.png"), In("Test/a/2.png") }));
        Assert.That(listing.Files(SplitName.Validation).Single().Path, Is.EqualTo(In("Valid/a/3.png")));
        Assert.That(listing.HasSplit(SplitName.Validation), Is.True);
    }

    [Test]
    public void Read_AClassCalledTrain_IsAClass() =>
        Assert.That(Read("bus/0.png", "train/0.png", "tram/0.png").Classes, Is.EqualTo(new[] { "bus", "train", "tram" }));

    [Test]
    public void Notes_WhatIsNoSample_IsSaid()
    {
        ClassFolderListing listing = Read(
            "a/0.png", "b/0.png", "b/._0.png", "b/x.gif", "gifs/0.gif", "gifs/1.GIF", "gifs/Thumbs.db", "empty/", ".ipynb_checkpoints/0.png", "__MACOSX/0.png", "0.png");

        Assert.That(listing.Classes, Is.EqualTo(new[] { "a", "b" }));
        Assert.That(listing.Notes, Is.EquivalentTo(new[]
        {
            "'gifs' is no class: 2 files in it, none of a known format (.gif)",
            "'empty' is no class: no file is in it",
            "1 file of other formats (.gif)",
            $"1 file outside the folders of classes, such as {In("0.png")}",
            "2 hidden or system folders (.ipynb_checkpoints, __MACOSX)",
            "1 hidden file",
        }));
        Assert.That(Read("c/0.png").Notes, Has.None.Contains("'c'"));
    }

    [Test]
    public void Read_LinksInCircles_TakesEveryFileOnce()
    {
        Write("a/0.png", "a/deep/1.png", "b/0.png");
        Directory.CreateSymbolicLink(In("a/up"), "..");
        Directory.CreateSymbolicLink(In("a/itself"), ".");
        Directory.CreateSymbolicLink(In("b/a"), "../a");
        Directory.CreateSymbolicLink(In("c"), ".");
        Directory.CreateSymbolicLink(In("d"), "d");
        Directory.CreateSymbolicLink(In("b/far"), Path.GetDirectoryName(root)!);
        File.CreateSymbolicLink(In("b/same.png"), "0.png");
        File.CreateSymbolicLink(In("b/nothing.png"), "nowhere.png");
        ClassFolderListing listing = Read();

        Assert.That(
            listing.Files(SplitName.Training).Select(file => Path.GetRelativePath(root, file.Path)),
            Is.EqualTo(new[] { "a/0.png", "a/deep/1.png", "b/0.png" }));
        Assert.That(listing.Classes, Is.EqualTo(new[] { "a", "b" }));
        Assert.That(listing.Notes, Is.EquivalentTo(new[] { "6 symbolic links to what was read already", "2 symbolic links to nothing" }));
    }

    [Test]
    public void Read_LinksToWhatLiesElsewhere_AreFollowed()
    {
        string elsewhere = Directory.CreateTempSubdirectory("nebula-elsewhere-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(elsewhere, "0.png"), "");
            Write("a/0.png");
            Directory.CreateSymbolicLink(In("b"), elsewhere);
            Directory.CreateDirectory(In("c"));
            File.CreateSymbolicLink(In("c/1.png"), Path.Combine(elsewhere, "0.png"));
            ClassFolderListing listing = Read();

            Assert.That(listing.Files(SplitName.Training).Select(file => file.Path), Is.EqualTo(new[] { In("a/0.png"), In("b/0.png") }),
                "a file that two links lead to counts once, for the link that is met first");
        }
        finally
        {
            Directory.Delete(elsewhere, recursive: true);
        }
    }

    [Test]
    public void Read_Canceled_Ends()
    {
        Write("a/0.png");
        using var canceled = new CancellationTokenSource();
        canceled.Cancel();

        Assert.That(() => ClassFolderReader.Read(Request(false) with { Cancellation = canceled.Token }), Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public void Read_FlatFolder_SaysWhereFilesBelong()
    {
        AssertRefused(
            "2 files lie directly in it, in no folder of a class. Put them into a folder for each class; files without classes into one folder."
            + $" If '{Path.GetFileName(root)}' is one of the classes, name {Path.GetDirectoryName(root)}.",
            "0.png", "1.png");
        Directory.Delete(root, recursive: true);
        AssertRefused(
            "2 files lie directly in 'test', 'train', in no folder of a class. Put them into a folder for each class; files without classes into one folder."
            + $" If '{Path.GetFileName(root)}' is one of the classes, name {Path.GetDirectoryName(root)}.",
            "train/0.png", "test/1.png");
    }

    [TestCase("pictures/a/0.png", "pictures/b/0.png", "__MACOSX/0.png")]
    [TestCase("pictures/train/a/0.png", "pictures/train/b/0.png", "pictures/test/a/0.png", "pictures/test/b/0.png")]
    [TestCase("pictures/train/a/0.png", "pictures/train/b/0.png")]
    public void Read_OneLevelTooHigh_SaysWhatToName(params string[] files) => AssertRefused(
        "its only folder is 'pictures', in which there are a, b. "
        + $"Name {In("pictures")} if these are the classes; else put the files into 'pictures' itself.",
        files);

    [Test]
    public void Read_AFolderOfASplit_HintsAtTheOther()
    {
        Write("train/a/0.png", "test/a/0.png");
        ClassFolderListing listing = ClassFolderReader.Read(Request(false) with { Root = In("train") });

        Assert.That(listing.Notes, Is.EqualTo(new[] { $"'test' beside 'train': name {root} to take both" }));
    }

    [Test]
    public void Read_NoTrainingFolderOrNothing_SaysSo()
    {
        AssertRefused(
            "there is no folder train beside test. Put the folders of classes with the training samples into a folder train.",
            "test/a/0.png", "a/0.png");
        Directory.Delete(root, recursive: true);
        AssertRefused("there are no classes. Put files (.png, .jpg) into a folder for each class.", "empty/");
        AssertRefused("there are no classes: 1 file, none of a known format (.gif). Known are .png, .jpg.", "gifs/0.gif");
        AssertRefused("there are no classes: 2 files, none of a known format (.gif, no ending). Known are .png, .jpg.", "README");
        Assert.That(
            () => ClassFolderReader.Read(Request(false) with { Root = In("nowhere") }), Throws.TypeOf<NebulaException>().With.Message.EqualTo(
                $"NB3031: {In("nowhere")}: the folder is missing. Correct the path; a relative one begins at the data folder (--data)."));
    }

    [Test]
    public void Read_SplitsRequired_AreMissed()
    {
        Write("a/0.png", "b/0.png");

        Assert.That(() => ClassFolderReader.Read(Request(true)), Throws.TypeOf<NebulaException>().With.Message.EqualTo(
            $"NB3032: {root}: its folders a, b have no folders train and test. Put files into <class>/train/ and <class>/test/."));
        Write("a/train/0.png", "a/test/0.png");
        Assert.That(ClassFolderReader.Read(Request(true)).Notes, Has.Some.EqualTo("'b', without folders train and test"));
    }

    [Test]
    public void RequireTrainingSamples_AClassOfTestAlone_IsNamed()
    {
        ClassFolderListing listing = Read("train/Cats/0.png", "test/cats/0.png", "test/empty/");

        Assert.That(() => listing.RequireTrainingSamples("NB3032", root), Throws.TypeOf<NebulaException>().With.Message.EqualTo(
            $"NB3032: {root}: the class 'cats' has test samples, but no training samples. There is 'Cats', which is another class. "
            + "Give every split the same folders of classes."));
    }

    [Test]
    [CancelAfter(20_000)]
    public void ReadAllBytes_PipeDeviceOrFolder_IsNeverWaitedFor()
    {
        Write("a/0.png");
        using (Process made = Process.Start("mkfifo", In("a/pipe.png")))
        {
            made.WaitForExit();
        }
        File.CreateSymbolicLink(In("a/link.png"), "pipe.png");
        File.WriteAllText(In("a/text.png"), "text");

        Assert.That(RegularFile.ReadAllBytes(In("a/pipe.png")), Is.Empty);
        Assert.That(RegularFile.ReadAllBytes(In("a/link.png")), Is.Empty);
        Assert.That(RegularFile.ReadAllBytes("/dev/zero"), Is.Empty);
        Assert.That(RegularFile.ReadAllBytes(In("a/text.png")), Is.EqualTo("text"u8.ToArray()));
        Assert.That(() => RegularFile.ReadAllBytes(In("a")), Throws.TypeOf<IOException>());
        Assert.That(() => RegularFile.ReadAllBytes(In("b")), Throws.InstanceOf<FileNotFoundException>());
    }

    private void AssertRefused(string message, params string[] files) => Assert.That(
        () => Read(files), Throws.TypeOf<NebulaException>().With.Message.EqualTo($"NB3032: {root}: {message}"));

    private ClassFolderRequest Request(bool splits) => new()
    {
        Root = root,
        Extensions = [".png", ".jpg"],
        RequiresSplits = splits,
        MissingCode = "NB3031",
        NoClassesCode = "NB3032",
    };

    private ClassFolderListing Read(params string[] files)
    {
        Write(files);
        return ClassFolderReader.Read(Request(false));
    }

    private void Write(params string[] files)
    {
        foreach (string file in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(In(file))!);
            if (!file.EndsWith('/'))
            {
                File.WriteAllText(In(file), "");
            }
        }
    }

    private string In(string name) => Path.Combine(root, name);
}
