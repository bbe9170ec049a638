using MedDispense.Data;
using MedDispense.Domain.Clients;
using MedDispense.Domain.Staff;
using MedDispense.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Clients;

/// <summary>Adds a photo of a client, scaled and stripped by the browser. The act's id becomes the photo's; photos
/// before it stay, since doses say which was on the screen.</summary>
public sealed class AddPhoto(MedDispenseDb db)
{
    public const int MostBytes = 200 * 1024;

    public sealed record Command(Guid ClientId, byte[] Bytes);

    public async Task<ChangeResult> RunAsync(Act act, Command command)
    {
        if (await db.ClientPhotos.AnyAsync(row => row.Id == act.Id && row.ClientId == command.ClientId))
            return ChangeResult.Done;
        return await ClientChange.SaveAsync(db, act, command.ClientId, null, client =>
        {
            if (command.Bytes.Length > MostBytes)
                return Task.FromResult(ClientChange.Refused("File", $"A photo has at most {MostBytes / 1024} kB. Use a browser that scales it, or a smaller picture."));
            if (PhotoType.Of(command.Bytes) is not { } type)
                return Task.FromResult(ClientChange.Refused("File", "This is no photo that can be shown. Take or choose a JPEG, PNG or WebP picture."));
            db.ClientPhotos.Add(new ClientPhoto
            {
                FacilityId = act.FacilityId,
                Id = act.Id,
                ClientId = client.Id,
                ContentType = type,
                Bytes = command.Bytes,
                TakenAt = act.Now,
                TakenById = act.Actor.MembershipId,
            });
            client.PhotoId = act.Id;
            return Task.FromResult(ClientChange.Saved($"Photo {act.Id} added."));
        });
    }
}

/// <summary>Tells what a picture is by its first bytes; what a browser says of it does not count.</summary>
public static class PhotoType
{
    private static readonly byte[] Png = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Null when it is no picture that a page may show.</summary>
    public static string? Of(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? "image/jpeg"
        : bytes.StartsWith(Png) ? "image/png"
        : bytes.Length > 12 && bytes.StartsWith("RIFF"u8) && bytes[8..].StartsWith("WEBP"u8) ? "image/webp"
        : null;
}
