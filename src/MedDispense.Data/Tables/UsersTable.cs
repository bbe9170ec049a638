using MedDispense.Data.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MedDispense.Data.Tables;

internal sealed class UsersTable : IEntityTypeConfiguration<User>
{
    public void Configure(EntityTypeBuilder<User> table)
    {
        table.ToTable("Users");
        table.Property(user => user.Id).ValueGeneratedNever();
        table.Property(user => user.PasswordHash).HasMaxLength(1000);
    }
}

internal sealed class DataProtectionKeysTable : IEntityTypeConfiguration<DataProtectionKey>
{
    public void Configure(EntityTypeBuilder<DataProtectionKey> table)
    {
        table.ToTable("DataProtectionKeys");
        table.HasKey(key => key.FriendlyName);
        table.Property(key => key.Xml).HasMaxLength(8000);
    }
}
