namespace NebulaBench.Datasets.Shapes.Samples;

/// <summary>What a sample is made of: a <see cref="Points.PointCloud"/> or a <see cref="Voxels.VoxelGrid"/>.</summary>
internal abstract record Shape;
