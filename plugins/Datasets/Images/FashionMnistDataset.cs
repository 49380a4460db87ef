namespace NebulaBench.Datasets.Images;

/// <summary>Fashion-MNIST: articles of clothing in MNIST's format.</summary>
public sealed class FashionMnistDataset(IdxImageOptions options, IDataFolder data) : IdxImageDataset(Collection, options, data)
{
    private static readonly IdxCollection Collection = new()
    {
        Id = "fashion-mnist",
        Classes = ["T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"],
        License = "MIT, Copyright (c) 2017 Zalando SE",
        Mirrors =
        [
            new Uri("http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/"),
            new Uri("https://github.com/zalandoresearch/fashion-mnist/raw/master/data/fashion/"),
        ],
        TrainingImages = new IdxSource(
            "train-images-idx3-ubyte",
            "c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888",
            "8d4fb7e6c68d591d4c3dfef9ec88bf0d"),
        TrainingLabels = new IdxSource(
            "train-labels-idx1-ubyte",
            "bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9",
            "25c81989df183df01b3e8a0aad5dffbe"),
        TestImages = new IdxSource(
            "t10k-images-idx3-ubyte",
            "5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b",
            "bef4ecab320f06d8554ea6380940ec79"),
        TestLabels = new IdxSource(
            "t10k-labels-idx1-ubyte",
            "0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34",
            "bb300cfdad3c16e7a12a480ee83cd310"),
    };
}
