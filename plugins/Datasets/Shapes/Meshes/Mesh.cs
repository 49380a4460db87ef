using System.Numerics;

namespace NebulaBench.Datasets.Shapes.Meshes;

/// <summary>A surface of triangles, y upwards.</summary>
/// <param name="Vertices">The corners.</param>
/// <param name="Triangles">Indices into the corners.</param>
/// <param name="Parts">The part each triangle belongs to, from 0; null where parts are not known.</param>
public sealed record Mesh(Vector3[] Vertices, Triangle[] Triangles, byte[]? Parts = null);

/// <summary>Three indices of corners, counter-clockwise seen from outside.</summary>
public readonly record struct Triangle(int A, int B, int C);
