using System.Text.Json;

namespace MedDispense.Vectors;

/// <summary>A file that holds no vectors; the message is one sentence that names it.</summary>
public sealed class VectorFileException(string message, Exception? cause = null) : Exception(message, cause);

/// <summary>
/// A file of vectors: a JSON object whose "vectors" is a list of codes, each with what a reader should make of it.
/// </summary>
public static class VectorFile
{
    /// <summary>Every vector of the file in its order, odd ones included: they disagree and say why.</summary>
    /// <exception cref="VectorFileException">There is no such file, it is no JSON, or it holds no vectors.</exception>
    public static IReadOnlyList<Vector> Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        try
        {
            // Read as text, because JSON from Windows may start with a byte order mark.
            using var document = JsonDocument.Parse(File.ReadAllText(path));
            return VectorsIn(document.RootElement.Clone(), path);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new VectorFileException($"There is no file {path}.", missing);
        }
        catch (Exception closed) when (closed is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new VectorFileException($"{path} cannot be read.", closed);
        }
        catch (JsonException broken)
        {
            throw new VectorFileException($"{path} is not JSON (line {broken.LineNumber + 1}).", broken);
        }
    }

    private static List<Vector> VectorsIn(JsonElement root, string path)
    {
        var isRightShape = root.ValueKind == JsonValueKind.Object
            && root.TryGetProperty("vectors", out var list) && list.ValueKind == JsonValueKind.Array
            && list.GetArrayLength() > 0;
        return isRightShape
            ? [.. root.GetProperty("vectors").EnumerateArray().Select((item, i) => new Vector(item, i + 1))]
            : throw new VectorFileException($"{path} holds no list “vectors” with at least one vector in it.");
    }
}
