# ************************************************************
# Robin Moreira dump of data
# Export date: 2026-11-20 10:00:00
# How to use:
# * create a fresh database
# * run migrations (`php artisan migrate`)
# * import this sql file
# ************************************************************

SET FOREIGN_KEY_CHECKS=0;

INSERT IGNORE INTO accounts (`id`,`api_key`,`number_of_invitations_sent`) VALUES
 (1,'none',NULL);
