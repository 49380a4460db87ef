using NebulaBench.Host.Tests.Remedies;
using NebulaBench.Runs;
using NebulaBench.Runs.Arrays;
using SkiaSharp;

namespace NebulaBench.Host.Tests.NewData;

/// <summary><c>nebula encode</c>: new data through the models of tiny runs, whose own data are gone by then.</summary>
[NonParallelizable]
public sealed class EncodeCommandTests
{
    private const string Data = "data", Moved = "moved";

    private Workbench bench = null!;

    [SetUp]
    public void Open() => bench = new Workbench();

    [TearDown]
    public void Close() => bench.Dispose();

    [Test]
    public void Encode_TestPictures_EqualsTheStoredEmbeddings()
    {
        Pictures(sides: [7, 8, 9]);
        RunFolder run = Trained("{ id: image-folder, path: data, height: 8, width: 8, crop: 0.75, input_noise: 0.1 }", "mlp", "vae");

        RequireStored(run, Encoded(run, "test"));
        Assert.That(run.ReadEmbeddings().Ids![^1], Is.EqualTo("test/dogs/4.png"));
    }

    [TestCase("{ id: text-lines, training: data/train.txt, test: data/test.txt, length: 6, min_count: 2 }")]
    [TestCase("{ id: text-lines, training: data/train.txt, test: data/test.txt, length: 9, tokens: characters }")]
    public void Encode_TestSentences_EqualsTheStoredEmbeddings(string dataset)
    {
        Sentences();
        RunFolder run = Trained(dataset, "gru", "vae");

        RequireStored(run, Encoded(run, "test.txt"));
        Assert.That(run.ReadEmbeddings().Ids, Is.EqualTo(new[] { "1", "2", "4" }), "the third line is empty");
    }

    [Test]
    public void Encode_TestRowsOfATable_EqualsTheStoredEmbeddings()
    {
        bench.Write("data/train.csv", "label,text\nx,one two\ny,two three\nx,one three\ny,three two\n");
        bench.Write("data/test.csv", "text,label\nthree one,y\n\"two,\none\",x\n");
        RunFolder run = Trained(
            "{ id: text-lines, training: data/train.csv, test: data/test.csv, format: csv, label_column: label, length: 6, validation_share: 0 }", "bag-of-words", "ae");

        RequireStored(run, Encoded(run, "test.csv"));
    }

    [TestCase("{ id: point-files, path: data, points: 8 }", "{ id: pointnet, widths: [8], hidden: 0 }", "xyz", "0 0 0\n1 0 0\n0 1 {0}\n0 {0} 1\n")]
    [TestCase("{ id: point-files, path: data, points: 8, task: complete, visible_points: 4 }", "{ id: pointnet, widths: [8], hidden: 0 }", "xyz", "0 0 0\n1 0 0\n0 1 {0}\n0 {0} 1\n")]
    [TestCase("{ id: point-files, path: data, points: 8, task: segment, parts: 2 }", "{ id: pointnet, widths: [8], hidden: 0 }", "xyz", "0 0 0 0\n1 0 0 1\n0 1 {0} 1\n0 {0} 1 0\n")]
    [TestCase("{ id: mesh-folder, path: data, points: 8 }", "{ id: pointnet, widths: [8], hidden: 0 }", "off", "OFF\n4 2 0\n0 0 0\n1 0 0\n0 1 {0}\n0 {0} 1\n3 0 1 2\n3 0 1 3\n")]
    [TestCase("{ id: mesh-folder, path: data, representation: voxels, resolution: 8 }", "voxel", "off", "OFF\n4 2 0\n0 0 0\n1 0 0\n0 1 {0}\n0 {0} 1\n3 0 1 2\n3 0 1 3\n")]
    public void Encode_TestShapes_EqualsTheStoredEmbeddings(string dataset, string architecture, string ending, string shape)
    {
        Shapes((split, index) => ($"{index}.{ending}", System.Text.Encoding.ASCII.GetBytes(shape.Replace("{0}", $"0.{index + 1}{split.Length}", StringComparison.Ordinal))));
        RunFolder run = Trained(dataset, architecture, "{ id: online-kmeans, clusters: 2 }");

        RequireStored(run, Encoded(run, "test"));
        Assert.That(run.ReadEmbeddings().Ids![0], Is.EqualTo($"test/a/0.{ending}"));
        Assert.That(run.ReadEmbeddings().Assignments, Is.Not.Null);
    }

    [Test]
    public void Encode_TestVolumes_EqualsTheStoredEmbeddings()
    {
        Shapes((split, index) =>
        {
            using var stream = new MemoryStream();
            NpyFile.Write(stream, DenseArray.From([.. Enumerable.Range(0, 512).Select(cell => (byte)((cell * (index + split.Length)) % 7 == 0 ? 1 : 0))], 8, 8, 8));
            return ($"{index}.npy", stream.ToArray());
        });
        RunFolder run = Trained("{ id: voxel-files, path: data, resolution: 8 }", "voxel", "ae");

        RequireStored(run, Encoded(run, "test"));
    }

    [Test]
    public void Encode_TestVectors_EqualsTheStoredEmbeddings()
    {
        bench.Write("data/train.csv", "id,x1,kind,x2,color\n" + string.Concat(Enumerable.Range(0, 12).Select(row => $"t{row},{row % 5}.5,{row % 2},{row},{"rgb"[row % 3]}\n")));
        bench.Write("data/test.csv", "id,x1,kind,x2,color\na,1.25,0,3,r\nb,,1,4,y\nc,2,1,7,b\n");
        RunFolder run = Trained(
            "{ id: table, path: data/train.csv, test: data/test.csv, id_column: id, label_column: kind, categories: [color], standardize: true, missing: mean }",
            "mlp", "vae");
        bench.Write("moved/other.csv", "color,x2,x1,more\nr,3,1.25,9\n");
        bench.Write("moved/lacking.csv", "color,x1\nr,3\n");
        bench.Write("moved/words.csv", "color,x2,x1\nr,three,1\n");

        RequireStored(run, Encoded(run, "test.csv"));
        IReadOnlyDictionary<string, DenseArray> other = Encoded(run, "other.csv");
        Assert.That(Ids(other), Is.EqualTo(new[] { "0" }));
        Assert.That(other["latents"].ToFloats(), Is.EqualTo(run.ReadEmbeddings().Latents[..2]).Within(1e-6));
        File.Delete(bench.Path("z.npz"));
        RequireRefused(run, "lacking.csv", "z.npz", "NB3163", "it lacks a column that the run was trained on: x2.");
        RequireRefused(run, "words.csv", "z.npz", "NB3160", "three");
    }

    [Test]
    public void Encode_ArraysOfAnotherWidth_AreRefused()
    {
        Directory.CreateDirectory(bench.Path(Data));
        foreach ((string name, int width) in new[] { ("train", 3), ("test", 3), ("wide", 4), ("narrow", 2) })
        {
            NpyFile.Write(bench.Path(Data, $"{name}.npy"), DenseArray.From([.. Enumerable.Range(0, 10 * width).Select(value => (value * 7) % 11 / 4f)], 10, width));
        }
        RunFolder run = Trained("{ id: table, path: data/train.npy, test: data/test.npy }", "mlp", "ae");

        RequireStored(run, Encoded(run, "test.npy"));
        File.Delete(bench.Path("z.npz"));
        RequireRefused(run, "wide.npy", "z.npz", "NB3163", "it has 4 columns, the run was trained on 3.");
        RequireRefused(run, "narrow.npy", "z.npz", "NB3163", "it has 2 columns, the run was trained on 3.");
    }

    [Test]
    public void Encode_SmallerBatches_ChangeNextToNothing()
    {
        Pictures([8]);
        RunFolder run = Trained("{ id: image-folder, path: data }", "conv", "vae");
        IReadOnlyDictionary<string, DenseArray> whole = Encoded(run, "test"), three = Encoded(run, "test", "--batch-size", "3"), one = Encoded(run, "test", "--batch-size", "1");

        Assert.That(three["latents"].ToFloats(), Is.EqualTo(whole["latents"].ToFloats()).Within(1e-6));
        Assert.That(one["latents"].ToFloats(), Is.EqualTo(whole["latents"].ToFloats()).Within(1e-6));
        Assert.That(Ids(one), Is.EqualTo(Ids(whole)));
    }

    [Test]
    public void Encode_OnePictureWithOutputs_DecodesItInItsOwnUnits()
    {
        Pictures([8]);
        RunFolder run = Trained("{ id: image-folder, path: data }", "mlp", "ae");
        IReadOnlyDictionary<string, DenseArray> encoded = Encoded(run, "test/cats/3.png", "--outputs");

        Assert.That(Ids(encoded), Is.EqualTo(new[] { "3.png" }));
        Assert.That(encoded["outputs"].Shape, Is.EqualTo(new[] { 1, 3, 8, 8 }));
        Assert.That(encoded["outputs"].ToFloats(), Is.All.InRange(0f, 1f));
    }

    [Test]
    public void Encode_SentencesWithOutputs_WritesTexts()
    {
        Sentences();
        RunFolder run = Trained("{ id: text-lines, training: data/train.txt, test: data/test.txt, length: 6 }", "gru", "ae");
        string target = Encode(run, "test.txt", "z.npz", "--outputs");

        Assert.That(NpzFile.ReadOne(target, _ => "outputs"), Has.Property("IsText").True.And.Property("Shape").With.Count.EqualTo(2));
    }

    [Test]
    public void Encode_IntoATable_HasTheSameNumbers()
    {
        Pictures([8]);
        RunFolder run = Trained("{ id: image-folder, path: data }", "mlp", "vae");
        string[] lines = File.ReadAllLines(Encode(run, "test", "z.csv"));
        string[] first = lines[1].Split(',');
        RunEmbeddings stored = run.ReadEmbeddings();

        Assert.That(lines[0], Is.EqualTo("id,z0,z1,log_variance0,log_variance1"));
        Assert.That(lines, Has.Length.EqualTo(1 + stored.Count));
        Assert.That(first[0], Is.EqualTo("cats/0.png"));
        Assert.That(first[1..3].Select(float.Parse), Is.EqualTo(stored.Latents[..2]));
        Assert.That(first[3..].Select(float.Parse), Is.EqualTo(stored.LogVariances![..2]));
    }

    [Test]
    public void Encode_RunOfAnEarlierVersion_NeedsItsData()
    {
        Pictures([8]);
        RunFolder run = Trained("{ id: image-folder, path: data }", "mlp", "ae");
        File.Delete(run.PathOf("preparation.json"));
        run.Update(run.Record with { Files = run.Record.Files.Where(file => file.Key != "preparation.json").ToDictionary() });

        RequireRefused(run, "test", "z.npz", "NB3031", "the folder is missing");
        Directory.Move(bench.Path(Moved), bench.Path(Data));
        Outcome outcome = bench.Run("encode", run.FullPath, "--input", "data/test", "--out", "z.npz", "--data", ".");

        Assert.That(outcome.Code, Is.Zero, outcome.Text);
    }

    [Test]
    public void Encode_WrongInputs_AreNamedAndNothingIsWritten()
    {
        Pictures([8]);
        RunFolder run = Trained("{ id: image-folder, path: data }", "mlp", "ae");
        bench.Write("moved/note.txt", "no picture");
        bench.Write("moved/no/note.txt", "no picture");
        bench.Write("moved/broken/a.png", "no picture");
        bench.Write("moved/large/a.png", Picture(0, 9));

        RequireRefused(run, "note.txt", "z.npz", "NB3031", "the run reads no files of this ending");
        RequireRefused(run, "no", "z.npz", "NB3031", "the folder holds no file that the run reads");
        RequireRefused(run, "broken", "z.npz", "NB3030", "a.png: is no picture, or its header is damaged.");
        RequireRefused(run, "large", "z.npz", "NB3030", "is 9×9 pixels, those of the run 8×8: bring it to that size.");
        RequireRefused(run, "nowhere", "z.npz", "NB5101", "there is no such file or folder");
        RequireRefused(run, "test", "z.dat", "NB1407", "the format is not known by this ending");
        RequireRefused(run, "test", "z.csv", "NB1407", "a table does not hold outputs", "--outputs");
        RequireRefused(run, "test", "nowhere/z.npz", "NB5107", "there is no folder");
    }

    [Test]
    public void Encode_FolderOfTexts_IsRefused()
    {
        Sentences();
        RunFolder run = Trained("{ id: text-lines, training: data/train.txt, test: data/test.txt, length: 6, long_lines: refuse }", "gru", "ae");
        bench.Write("moved/long.txt", "one two one two one two one two\n");
        bench.Write("moved/empty.txt", "\n\n");

        RequireRefused(run, ".", "z.npz", "NB3142", "this is a folder, but the run reads a file of texts");
        RequireRefused(run, "long.txt", "z.npz", "NB3140", "it has 8 tokens and an end, more than 6");
        RequireRefused(run, "empty.txt", "z.npz", "NB3146", "there is no text");
    }

    [Test]
    public void Encode_PreparationDamaged_NamesTheFile()
    {
        Pictures([8]);
        RunFolder run = Trained("{ id: image-folder, path: data }", "mlp", "ae");
        run.Update(run.Record with { Files = run.Record.Files.Where(file => file.Key != "preparation.json").ToDictionary() });

        foreach (string content in new[] { "{}", "{ \"schema_version\": 1, \"preparation\": \"no JSON\" }", "{ \"schema_version\": 1, \"preparation\": \"null\" }" })
        {
            File.WriteAllText(run.PathOf("preparation.json"), content);
            RequireRefused(run, "test", "z.npz", "NB5102", "preparation.json");
        }
    }

    [Test]
    public void Encode_GeneratedData_SaysWhatReadsFiles()
    {
        string run = bench.GetFinishedRun();
        bench.Write("moved/a.png", Picture(0, 8));

        Outcome outcome = bench.Run("encode", run, "--input", "moved", "--out", "z.npz");

        Assert.That((outcome.Code, outcome.Text), Is.EqualTo((5, outcome.Text)));
        Assert.That(outcome.Text, Does.Contain("NB5123").And.Contain("the dataset 'stroke-digits' reads no new data. Train on a dataset that reads files, such as image-folder."));
    }

    private RunFolder Trained(string dataset, string architecture, string objective)
    {
        bench.Write("e.yaml", $$"""
            name: tiny
            dataset: {{dataset}}
            architecture: {{architecture}}
            objective: {{objective}}
            latent_dimension: 2
            baselines: []
            training: { epochs: 1, batch_size: 4 }
            evaluation: { importance_draws: 0, neighborhood_samples: 0 }
            """);
        Outcome outcome = bench.Run("run", "e.yaml", "--data", ".");
        Assert.That(outcome.Code, Is.Zero, outcome.Text);
        Directory.Move(bench.Path(Data), bench.Path(Moved));
        return RunFolder.Open(Directory.GetFiles(bench.Path("runs", "tiny"), "run.json", SearchOption.AllDirectories).Select(file => Path.GetDirectoryName(file)!).Single());
    }

    private string Encode(RunFolder run, string input, string target, params string[] more)
    {
        Outcome outcome = bench.Run(["encode", run.FullPath, "--input", Path.Combine(Moved, input), "--out", target, .. more]);
        Assert.That(outcome.Code, Is.Zero, outcome.Text);
        return bench.Path(target);
    }

    private IReadOnlyDictionary<string, DenseArray> Encoded(RunFolder run, string input, params string[] more) =>
        NpzFile.Read(Encode(run, input, "z.npz", more), "ids");

    private static string[] Ids(IReadOnlyDictionary<string, DenseArray> encoded) =>
        [.. Enumerable.Range(0, encoded["ids"].Shape[0]).Select(row => encoded["ids"].TextAt(row)!)];

    private static void RequireStored(RunFolder run, IReadOnlyDictionary<string, DenseArray> encoded)
    {
        RunEmbeddings stored = run.ReadEmbeddings();
        Assert.Multiple(() =>
        {
            Assert.That(encoded["latents"].Values, Is.EqualTo(stored.Latents));
            Assert.That(encoded.GetValueOrDefault("log_variances")?.Values, Is.EqualTo(stored.LogVariances));
            Assert.That(encoded.GetValueOrDefault("assignments")?.Values, Is.EqualTo(stored.Assignments));
            Assert.That(Ids(encoded), Is.EqualTo(stored.Ids!.Select(id => id.Replace("test/", "", StringComparison.Ordinal))));
        });
    }

    private void RequireRefused(RunFolder run, string input, string target, string code, string what, params string[] more)
    {
        Outcome outcome = bench.Run(["encode", run.FullPath, "--input", Path.Combine(Moved, input), "--out", target, .. more]);

        Assert.That(outcome.Code, Is.Not.Zero.And.Not.EqualTo(1), outcome.Text);
        Assert.That(outcome.Text, Does.Contain($"{code}: ").And.Contain(what));
        Assert.That(Directory.GetFiles(bench.Root, "z*"), Is.Empty);
    }

    private void Pictures(int[] sides)
    {
        foreach (string split in new[] { "train", "val", "test" })
        {
            for (int index = 0; index < 5; index++)
            {
                bench.Write($"{Data}/{split}/cats/{index}.png", Picture(split.Length + (10 * index), sides[index % sides.Length]));
                bench.Write($"{Data}/{split}/dogs/{index}.png", Picture(5 + split.Length + (10 * index), sides[index % sides.Length]));
            }
        }
    }

    private static byte[] Picture(int seed, int side)
    {
        using var bitmap = new SKBitmap(side, side, SKColorType.Rgba8888, SKAlphaType.Opaque);
        for (int pixel = 0; pixel < side * side; pixel++)
        {
            byte value = (byte)((pixel + 1) * (seed + 7) * 37);
            bitmap.SetPixel(pixel % side, pixel / side, new SKColor(value, (byte)(value * 3), (byte)(255 - value)));
        }
        using SKData png = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return png.ToArray();
    }

    private void Sentences()
    {
        bench.Write($"{Data}/train.txt", string.Concat(Enumerable.Repeat("one two three\nfour one\ntwo two four\nthree one\n", 3)));
        bench.Write($"{Data}/test.txt", "one four seven\ntwo\n\nthree three one two\n");
    }

    private void Shapes(Func<string, int, (string Name, byte[] Content)> make)
    {
        foreach (string split in new[] { "train", "test" })
        {
            foreach (string name in new[] { "a", "b" })
            {
                for (int index = 0; index < 5; index++)
                {
                    (string file, byte[] content) = make(split + name, index);
                    bench.Write($"{Data}/{split}/{name}/{file}", content);
                }
            }
        }
    }
}
